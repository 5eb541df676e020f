import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { later, send } from '../../api/call';
import type { Endpoint } from '../../api/schema-types';
import type { AuditRow, AuditVerdict, Page } from '../../api/types';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { DataTable } from '../../parts/DataTable';
import { Failure } from '../../parts/Failure';
import { Select, TextField } from '../../parts/Field';
import { Link } from '../../parts/Link';
import { Paged } from '../../parts/Paged';
import { count, known, t } from '../../texts/t';
import { moment } from '../../texts/time';

type Filter = { from: string; to: string; actor: string; action: string; personId: string; kind: string };
const nothing: Filter = { from: '', to: '', actor: '', action: '', personId: '', kind: '' };
const kinds = ['Activity', 'Health', 'Consent'] as const;
const column = createColumnHelper<AuditRow>();

/** Who did or looked at what, when and why. */
export default function AuditPage() {
  const may = useMay();
  const [filter, setFilter] = useState(nothing);
  const actions = useQuery({ queryKey: ['audit', 'actions'], queryFn: () => later<{ items: string[] }>('GET /audit/actions') });
  const query = { ...filter, from: filter.from && new Date(filter.from).toISOString(), to: filter.to && new Date(filter.to).toISOString() };
  const set = (part: Partial<Filter>) => setFilter({ ...filter, ...part });
  const columns = useMemo(
    () => [
      column.accessor('at', { header: t('audit.at'), cell: cell => moment(cell.getValue()) }),
      column.accessor('actor', { header: t('audit.actor'), cell: cell => `${cell.getValue()} (${known('actor', cell.row.original.actorKind)})` }),
      column.accessor('action', { header: t('audit.action'), cell: cell => <code>{cell.getValue()}</code> }),
      column.accessor('personId', { header: t('audit.person'), cell: cell => (cell.getValue() ? <Link href={`/people/${cell.getValue()}`}>{cell.getValue()?.slice(0, 8)}</Link> : '–') }),
      column.accessor('reason', { header: t('audit.reason'), cell: cell => (cell.getValue() ? known('reason', cell.getValue() ?? '') : '–') }),
      column.accessor('details', { header: t('audit.details'), cell: cell => <Details row={cell.row.original} /> }),
    ],
    [],
  );
  return (
    <>
      <h1>{t('audit.title')}</h1>
      <div className="row end">
        <TextField label={t('audit.from')} type="datetime-local" value={filter.from} onChange={event => set({ from: event.target.value })} />
        <TextField label={t('audit.to')} type="datetime-local" value={filter.to} onChange={event => set({ to: event.target.value })} />
        <TextField label={t('audit.actor')} value={filter.actor} onChange={event => set({ actor: event.target.value })} />
        <Select label={t('audit.action')} value={filter.action} onChange={event => set({ action: event.target.value })} options={[['', t('people.any')], ...(actions.data?.items ?? []).map(each => [each, each] as const)]} />
        <Select label={t('audit.kind')} value={filter.kind} onChange={event => set({ kind: event.target.value })} options={[['', t('people.any')], ...kinds.map(each => [each, t(`audit.kind.${each}`)] as const)]} />
      </div>
      <div className="row">
        {may('AuditExport') && (
          <>
            <Act does={() => save('csv', query)}>{t('audit.csv')}</Act>
            <Act does={() => save('json', query)}>{t('audit.json')}</Act>
          </>
        )}
        <Verify />
      </div>
      <Paged<AuditRow> queryKey={['audit', filter]} load={after => later<Page<AuditRow>>('GET /audit', { query: { ...query, after } })}>
        {items => <DataTable caption={t('audit.title')} rows={items} columns={columns} keyOf={row => row.id} />}
      </Paged>
    </>
  );
}

function Details({ row }: { row: AuditRow }) {
  const text = typeof row.details === 'string' ? row.details : row.details ? JSON.stringify(row.details) : '';
  return (
    <>
      {row.object && <code>{row.object}</code>} {text}
    </>
  );
}

function Verify() {
  const verdict = useQuery({ queryKey: ['audit', 'verify'], queryFn: () => later<AuditVerdict>('GET /audit/verify'), enabled: false, gcTime: 0 });
  return (
    <>
      <button type="button" disabled={verdict.isFetching} onClick={() => void verdict.refetch()}>
        {verdict.isFetching ? t('state.loading') : t('audit.verify')}
      </button>
      <Failure error={verdict.error} />
      <span role="status">
        {verdict.data?.chains.map(chain => (
          <span key={chain.chain} className={`tag ${chain.intact ? 'good' : 'bad'}`}>
            {known('audit.chain', chain.chain)}: {chain.intact ? t('audit.intact') : chain.finding} · {count('audit.entries', chain.entries)}
          </span>
        ))}
      </span>
    </>
  );
}

async function save(format: string, filter: Filter) {
  const answer = await send('GET /audit/export' as Endpoint, { query: { ...filter, format } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `audit.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
