import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { Loaded } from '../../parts/Loaded';
import { known, t } from '../../texts/t';
import { moment } from '../../texts/time';

/** Whom it has asked, what has happened, where the person is. */
export function AlarmStoryView({ id }: { id: string }) {
  const story = useQuery({ queryKey: ['alarm', id], queryFn: () => call('GET /alarms/{id}', { path: { id } }), refetchInterval: 5_000 });
  return (
    <Loaded from={story}>
      {alarm => (
        <>
          <p>
            {t('alarms.number')} <strong>{alarm.number}</strong>
          </p>
          {alarm.phone && (
            <p>
              {t('people.phone')}: <a href={`tel:${alarm.phone}`}>{alarm.phone}</a>
            </p>
          )}
          {alarm.words && <p lang={alarm.language}>«{alarm.words}»</p>}
          {alarm.position && (
            <p>
              {t('alarms.position')}{' '}
              <a href={`https://www.openstreetmap.org/?mlat=${alarm.position.latitude}&mlon=${alarm.position.longitude}#map=17/${alarm.position.latitude}/${alarm.position.longitude}`} target="_blank" rel="noreferrer">
                {alarm.position.latitude.toFixed(5)}, {alarm.position.longitude.toFixed(5)}
              </a>
            </p>
          )}
          <h3>{t('alarms.ladder')}</h3>
          <ol className="ladder">
            {alarm.ladder.map((step, i) => (
              <li key={i}>
                {step.name}: {known('alarm.progress', step.progress)}{' '}
                <small>{step.ways.map(way => `${way.kind} ${way.state}`).join(', ')}</small>
              </li>
            ))}
          </ol>
          <h3>{t('alarms.events')}</h3>
          <ol className="story">
            {alarm.events.map((event, i) => (
              <li key={i}>
                <time dateTime={event.at}>{moment(event.at)}</time> {known('alarm.event', event.what)} {[event.contact !== null ? alarm.ladder[event.contact]?.name : null, event.way].filter(Boolean).join(', ')}
              </li>
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
}
