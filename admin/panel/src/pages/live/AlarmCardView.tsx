import { useState } from 'react';
import { call } from '../../api/call';
import type { AlarmCard, DeskAction } from '../../api/types';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { Link } from '../../parts/Link';
import { Modal } from '../../parts/Modal';
import { known, t } from '../../texts/t';
import { ago, moment } from '../../texts/time';
import { AlarmStoryView } from './AlarmStoryView';

/** One alarm, and what staff can do about it. */
export function AlarmCardView({ alarm, now }: { alarm: AlarmCard; now: number }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  const over = !alarm.isLive;
  const does = (action: DeskAction) => () => call('POST /alarms/{id}/act', { path: { id: alarm.id }, body: { action, note: null } });
  return (
    <article className={`card alarm ${over ? 'over' : alarm.takenBy ? 'taken' : ''}`}>
      <h3>
        {known('alarm.kind', alarm.kind)}: {may('PeopleLook') ? <Link href={`/people/${alarm.personId}`}>{alarm.personName}</Link> : alarm.personName}
      </h3>
      <p>
        <span className={`tag ${over || alarm.takenBy ? '' : 'bad'}`}>{known('alarm.state', alarm.state)}</span> {alarm.outcome && <span className="tag">{known('alarm.outcome', alarm.outcome)}</span>}{' '}
        <time dateTime={alarm.startedAt}>{over ? moment(alarm.startedAt) : ago(alarm.startedAt, now)}</time>
      </p>
      <p className="soft">
        {t('alarms.asked', { asked: alarm.contactsAsked, all: alarm.contacts })}
        {alarm.takenBy && ` · ${t('alarms.takenBy', { name: alarm.takenBy })}`}
        {alarm.staff && ` · ${t('alarms.owner', { name: alarm.staff })}`}
      </p>
      <div className="row">
        <button type="button" onClick={() => setOpen(true)}>
          {t('alarms.story')}
        </button>
        {may('AlarmsAnswer') && !over && (
          <>
            <Act kind="main" does={does('Acknowledge')}>
              {t('alarms.acknowledge')}
            </Act>
            <Act does={does('OnTheWay')}>{t('alarms.onTheWay')}</Act>
            <Act does={does('HandOver')}>{t('alarms.handOver')}</Act>
            <Act does={does('ResolveSafe')} sure={t('alarms.sureSafe')}>
              {t('alarms.safe')}
            </Act>
            <Act does={does('ResolveFalseAlarm')} sure={t('alarms.sureFalse')}>
              {t('alarms.false')}
            </Act>
          </>
        )}
      </div>
      {open && (
        <Modal title={`${known('alarm.kind', alarm.kind)}: ${alarm.personName}`} close={() => setOpen(false)}>
          <AlarmStoryView id={alarm.id} />
        </Modal>
      )}
    </article>
  );
}
