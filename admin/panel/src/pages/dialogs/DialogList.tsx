import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { DialogItem } from '../../api/types';
import { DataTable } from '../../parts/DataTable';
import { TextField } from '../../parts/Field';
import { Link } from '../../parts/Link';
import { Loaded } from '../../parts/Loaded';
import { count, t } from '../../texts/t';
import { useDialogs, type Of } from './dialogs';

const column = createColumnHelper<DialogItem>();

export function DialogList({ of }: { of: Of }) {
  const dialogs = useDialogs(of);
  const [wanted, setWanted] = useState('');
  const columns = useMemo(
    () => [
      column.accessor('name', {
        header: t('dialogs.name'),
        cell: cell => (
          <>
            <Link href={`/dialogs/${cell.getValue()}${of === 'published' ? '' : `?of=${of}`}`}>{cell.row.original.title || cell.getValue()}</Link>
            {cell.row.original.title && (
              <>
                <br />
                <small>{cell.getValue()}</small>
              </>
            )}
          </>
        ),
      }),
      column.accessor('states', { header: t('dialogs.states') }),
      column.accessor('live', { header: t('dialogs.live'), cell: cell => cell.getValue() || '–' }),
      column.accessor('version', { header: t('dialogs.version'), cell: cell => <code>{cell.getValue().slice(0, 12)}</code> }),
      column.display({
        id: 'marks',
        header: t('dialogs.marks'),
        cell: ({ row: { original: dialog } }) => (
          <div className="row">
            {dialog.tailored && <span className="tag">{t('dialogs.tailored')}</span>}
            {dialog.errors > 0 && <span className="tag bad">{count('findings.errors', dialog.errors)}</span>}
            {dialog.warnings > 0 && <span className="tag warn">{count('findings.warnings', dialog.warnings)}</span>}
          </div>
        ),
      }),
    ],
    [of],
  );
  return (
    <>
      <TextField label={t('act.search')} type="search" value={wanted} onChange={event => setWanted(event.target.value)} />
      <Loaded from={dialogs}>
        {({ items }) => (
          <DataTable
            caption={t('dialogs.title')}
            sortable
            keyOf={dialog => dialog.name}
            columns={columns}
            rows={items.filter(dialog => `${dialog.name} ${dialog.title ?? ''}`.toLowerCase().includes(wanted.toLowerCase()))}
          />
        )}
      </Loaded>
    </>
  );
}
