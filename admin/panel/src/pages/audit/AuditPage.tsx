import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { call, send } from '../../api/call';
import type { AuditRow } from '../../api/types';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { DataTable } from '../../parts/DataTable';
import { Failure } from '../../parts/Failure';
import { Select, TextField } from '../../parts/Field';
import { Link } from '../../parts/Link';
import { Paged } from '../../parts/Paged';
import { count, known, t } from '../../texts/t';
import { moment } from '../../texts/time';

const kinds = ['Activity', 'Health', 'Consent'] as const;
type Kind = (typeof kinds)[number];
type Filter = { from: string; to: string; actor: string; action: string; kind: Kind | '' };
const nothing: Filter = { from: '', to: '', actor: '', action: '', kind: '' };
const column = createColumnHelper<AuditRow>();

/** Who did or looked at what, when and why. */
export default function AuditPage() {
  const may = useMay();
  const [filter, setFilter] = useState(nothing);
  const actions = useQuery({ queryKey: ['audit', 'actions'], queryFn: () => call('GET /audit/actions', {}) });
  const query = { Kind: filter.kind || undefined, Actor: filter.actor, Action: filter.action, From: moments(filter.from), To: moments(filter.to) };
  const set = (part: Partial<Filter>) => setFilter({ ...filter, ...part });
  const columns = useMemo(
    () => [
      column.accessor('at', { header: t('audit.at'), cell: cell => moment(cell.getValue()) }),
      column.accessor('actor', { header: t('audit.actor'), cell: cell => `${cell.getValue() ?? ''} (${t(`actor.${cell.row.original.actorKind}`)})` }),
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
        <Select label={t('audit.kind')} value={filter.kind} onChange={event => set({ kind: event.target.value as Kind | '' })} options={[['', t('people.any')], ...kinds.map(each => [each, t(`audit.kind.${each}`)] as const)]} />
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
      <Paged<AuditRow> queryKey={['audit', filter]} load={after => call('GET /audit', { query: { ...query, After: after } })}>
        {items => <DataTable caption={t('audit.title')} rows={items} columns={columns} keyOf={row => `${row.kind} ${row.seq}`} />}
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
  const verdict = useQuery({ queryKey: ['audit', 'verify'], queryFn: () => call('GET /audit/verify', {}), enabled: false, gcTime: 0 });
  return (
    <>
      <button type="button" disabled={verdict.isFetching} onClick={() => void verdict.refetch()}>
        {verdict.isFetching ? t('state.loading') : t('audit.verify')}
      </button>
      <Failure error={verdict.error} />
      <span role="status">
        {verdict.data?.chains.map(chain => (
          <span key={chain.kind} className={`tag ${chain.finding === null ? 'good' : 'bad'}`}>
            {t(`audit.kind.${chain.kind}`)}: {chain.finding === null ? t('audit.intact') : chain.finding} · {count('audit.entries', chain.entries)}
          </span>
        ))}
      </span>
    </>
  );
}

/** The local time of a field, as the API takes it. */
function moments(written: string): string | undefined {
  return written ? new Date(written).toISOString() : undefined;
}

async function save(format: string, filter: Record<string, unknown>) {
  const answer = await send('GET /audit/export', { query: { ...filter, format } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `audit.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
