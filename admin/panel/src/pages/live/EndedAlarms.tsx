import { call } from '../../api/call';
import type { AlarmCard } from '../../api/types';
import { Paged } from '../../parts/Paged';
import { t } from '../../texts/t';
import { AlarmCardView } from './AlarmCardView';

export function EndedAlarms({ now }: { now: number }) {
  return (
    <Paged<AlarmCard> queryKey={['alarms', 'ended']} load={after => call('GET /alarms', { query: { live: false, after } })}>
      {items =>
        items.length === 0 ? (
          <p className="empty">{t('alarms.noneEnded')}</p>
        ) : (
          <ul className="cards">
            {items.map(alarm => (
              <li key={alarm.id}>
                <AlarmCardView alarm={alarm} now={now} />
              </li>
            ))}
          </ul>
        )
      }
    </Paged>
  );
}
