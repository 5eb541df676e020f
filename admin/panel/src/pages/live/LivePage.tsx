import { useEffect, useRef, useState } from 'react';
import { listen } from '../../api/live';
import type { Endpoint } from '../../api/schema-types';
import type { Board } from '../../api/types';
import { useMay } from '../../app/me';
import { useQueryPart } from '../../app/router';
import { Link } from '../../parts/Link';
import { useNow } from '../../parts/now';
import { Tabs } from '../../parts/Tabs';
import { count, t } from '../../texts/t';
import { AlarmCardView } from './AlarmCardView';
import { EndedAlarms } from './EndedAlarms';
import { HandoffList } from './HandoffList';
import { ring } from './sound';

const place = 'companion.sound';

/** What needs somebody now: alarms and people who asked for a human. */
export default function LivePage() {
  const [board, setBoard] = useState<Board | null>(null);
  const [up, setUp] = useState<boolean | null>(null);
  const [sound, setSound] = useState(localStorage.getItem(place) === 'on');
  const [tab, choose] = useQueryPart('tab', 'now');
  const known = useRef(new Set<string>());
  const loud = useRef(sound);
  const now = useNow();
  const may = useMay();
  loud.current = sound;

  useEffect(
    () =>
      listen(
        'GET /live' as Endpoint,
        (event, data) => {
          if (event !== 'board') return;
          const next = JSON.parse(data) as Board;
          const waiting = [...next.alarms.filter(alarm => alarm.kind !== 'Test' && alarm.takenBy === null), ...next.handoffs.filter(each => each.state === 'Waiting')].map(each => each.id);
          if (waiting.some(id => !known.current.has(id)) && loud.current) ring();
          known.current = new Set(waiting);
          setBoard(next);
        },
        setUp,
      ),
    [],
  );

  return (
    <>
      <div className="head">
        <h1>{t('live.title')}</h1>
        <span className={`tag beat ${up ? 'good' : 'bad'}`} role="status">
          {up === null ? t('state.loading') : up ? t('live.up') : t('live.down')}
        </span>
        <button
          type="button"
          className="push"
          aria-pressed={sound}
          onClick={() => {
            localStorage.setItem(place, sound ? 'off' : 'on');
            setSound(!sound);
            if (!sound) ring();
          }}
        >
          {sound ? t('live.soundOn') : t('live.soundOff')}
        </button>
      </div>
      {board && board.quarantine > 0 && may('QuarantineLook') && (
        <p>
          <Link href="/quarantine">{count('live.quarantine', board.quarantine)}</Link>
        </p>
      )}
      <Tabs
        label={t('live.title')}
        open={tab}
        choose={choose}
        tabs={[
          {
            id: 'now',
            title: t('live.now'),
            body: () => (
              <>
                <h2>{t('alarms.title')}</h2>
                {board?.alarms.length === 0 && <p className="empty">{t('alarms.none')}</p>}
                <ul className="cards" aria-live="polite">
                  {board?.alarms.map(alarm => (
                    <li key={alarm.id}>
                      <AlarmCardView alarm={alarm} now={now} />
                    </li>
                  ))}
                </ul>
                {may('HandoffsWork') && board && (
                  <>
                    <h2>{t('handoffs.title')}</h2>
                    <HandoffList items={board.handoffs} now={now} />
                  </>
                )}
              </>
            ),
          },
          { id: 'ended', title: t('alarms.ended'), body: () => <EndedAlarms now={now} /> },
        ]}
      />
    </>
  );
}
