import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { call, later } from '../../api/call';
import type { Quarantined } from '../../api/types';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { DataTable } from '../../parts/DataTable';
import { Select } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { Modal } from '../../parts/Modal';
import { Paged } from '../../parts/Paged';
import { AskReason, useReason } from '../../parts/reason';
import { known, t } from '../../texts/t';
import { moment } from '../../texts/time';

const states = ['New', 'Retrying', 'FailedAgain', 'Done', 'Dismissed'] as const;
const column = createColumnHelper<Quarantined>();

/** Messages that could not be worked on. The person got a kind answer; here one looks why, and tries again. */
export default function QuarantinePage() {
  const client = useQueryClient();
  const may = useMay();
  const [state, setState] = useState<(typeof states)[number]>('New');
  const [opened, setOpened] = useState<string | null>(null);
  const columns = useMemo(() => {
    const does = (what: string, id: string) => async () => {
      await later(`POST /quarantine/{id}/${what}`, { path: { id } });
      await client.invalidateQueries({ queryKey: ['quarantine'] });
    };
    return [
      column.accessor('at', { header: t('audit.at'), cell: cell => moment(cell.getValue()) }),
      column.accessor('channel', { header: t('works.channel'), cell: cell => known('channel', cell.getValue()) }),
      column.accessor('chat', { header: t('works.chat') }),
      column.accessor('error', { header: t('works.error'), cell: cell => <code>{cell.getValue()}</code> }),
      column.accessor('attempts', { header: t('works.attempts') }),
      column.display({
        id: 'acts',
        header: t('staff.acts'),
        cell: ({ row: { original: one } }) =>
          may('QuarantineWork') && (
            <div className="row">
              <button type="button" onClick={() => setOpened(one.id)}>
                {t('act.open')}
              </button>
              {(one.state === 'New' || one.state === 'FailedAgain') && (
                <>
                  <Act does={does('retry', one.id)}>{t('act.again')}</Act>
                  <Act does={does('dismiss', one.id)} sure={t('works.sureDismiss')}>
                    {t('works.dismiss')}
                  </Act>
                </>
              )}
            </div>
          ),
      }),
    ];
  }, [client, may]);
  return (
    <>
      <h1>{t('quarantine.title')}</h1>
      <p className="soft">{t('quarantine.about')}</p>
      <Select label={t('staff.state')} value={state} onChange={event => setState(event.target.value as (typeof states)[number])} options={states.map(each => [each, t(`quarantine.${each}`)] as const)} />
      <Paged<Quarantined> queryKey={['quarantine', state]} load={after => call('GET /quarantine', { query: { state, after } })}>
        {items => <DataTable caption={t('quarantine.title')} rows={items} columns={columns} keyOf={one => one.id} />}
      </Paged>
      {opened && (
        <Modal title={t('quarantine.one')} close={() => setOpened(null)}>
          <Content id={opened} />
        </Modal>
      )}
    </>
  );
}

function Content({ id }: { id: string }) {
  const [headers, choose] = useReason(id);
  const content = useQuery({
    queryKey: ['quarantined', id],
    queryFn: () => call('GET /quarantine/{id}', { path: { id }, headers: headers ?? undefined }),
    enabled: headers !== null,
    gcTime: 0,
  });
  if (headers === null) return <AskReason choose={choose} />;
  return (
    <Loaded from={content}>
      {one => (
        <>
          <p>
            <span className="tag">{one.kind}</span> <code>{one.error}</code>
          </p>
          <pre>{one.content}</pre>
        </>
      )}
    </Loaded>
  );
}
