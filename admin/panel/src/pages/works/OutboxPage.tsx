import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, later } from '../../api/call';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { Loaded } from '../../parts/Loaded';
import { useNow } from '../../parts/now';
import { count, known, t } from '../../texts/t';
import { ago, number } from '../../texts/time';

/** What waits to be sent and done. */
export default function OutboxPage() {
  const client = useQueryClient();
  const may = useMay();
  const now = useNow();
  const outbox = useQuery({ queryKey: ['outbox'], queryFn: () => call('GET /outbox', {}), refetchInterval: 10_000 });
  const does = (what: string, accountId: string) => async () => {
    await later(`POST /outbox/{accountId}/${what}`, { path: { accountId } });
    await client.invalidateQueries({ queryKey: ['outbox'] });
  };
  return (
    <>
      <h1>{t('outbox.title')}</h1>
      <Loaded from={outbox}>
        {data => (
          <>
            <dl className="figures">
              <Figure name={t('outbox.alarmSends')} value={data.alarmSends.waiting} note={ago(data.alarmSends.oldestAt, now)} />
              <Figure name={t('outbox.work')} value={data.work.waiting} note={ago(data.work.oldestAt, now)} />
              <Figure name={t('outbox.timers')} value={data.timers.waiting} note={ago(data.timers.oldestAt, now)} />
            </dl>
            {data.accounts.map(account => (
              <section key={account.id} className="card">
                <div className="row">
                  <h2>
                    {known('channel', account.channel)} {account.name}
                  </h2>
                  {account.bulkPaused && (
                    <span className="tag warn">
                      {t('outbox.paused')} {account.pausedBy}
                    </span>
                  )}
                  {account.blockedChats > 0 && <span className="tag">{count('outbox.blocked', account.blockedChats)}</span>}
                  {may('OutboxControl') && (
                    <span className="push">
                      {account.bulkPaused ? <Act does={does('resume-bulk', account.id)}>{t('outbox.resume')}</Act> : <Act does={does('pause-bulk', account.id)}>{t('outbox.pause')}</Act>}
                    </span>
                  )}
                </div>
                <table className="data">
                  <thead>
                    <tr>
                      <th scope="col">{t('outbox.lane')}</th>
                      <th scope="col">{t('outbox.waiting')}</th>
                      <th scope="col">{t('outbox.oldest')}</th>
                      <th scope="col">{t('works.attempts')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {account.lanes.map(lane => (
                      <tr key={lane.lane}>
                        <td>{known('lane', lane.lane)}</td>
                        <td data-label={t('outbox.waiting')}>{number(lane.waiting)}</td>
                        <td data-label={t('outbox.oldest')}>{ago(lane.oldestAt, now)}</td>
                        <td data-label={t('works.attempts')}>{number(lane.attempts)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            ))}
          </>
        )}
      </Loaded>
    </>
  );
}

function Figure({ name, value, note }: { name: string; value: number; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {number(value)} <small>{value > 0 || note.length > 1 ? note : ''}</small>
      </dd>
    </div>
  );
}
