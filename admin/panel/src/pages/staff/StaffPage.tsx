import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { call, later } from '../../api/call';
import type { Invitation, StaffRow } from '../../api/types';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { DataTable } from '../../parts/DataTable';
import { Failure } from '../../parts/Failure';
import { Select, TextField } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { Modal } from '../../parts/Modal';
import { known, t } from '../../texts/t';
import { moment } from '../../texts/time';

type Role = StaffRow['role'];
const roles = ['Operator', 'Doctor', 'Manager', 'Admin', 'Owner'] as const;
const column = createColumnHelper<StaffRow>();

export default function StaffPage() {
  const client = useQueryClient();
  const may = useMay();
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => call('GET /staff', {}) });
  const [invites, setInvites] = useState(false);
  const [link, setLink] = useState<Invitation | null>(null);
  const [error, setError] = useState<unknown>(null);
  const manages = may('StaffManage');
  const columns = useMemo(() => {
    const again = () => client.invalidateQueries({ queryKey: ['staff'] });
    const does = (what: string, id: string) => async () => {
      await later(`POST /staff/{id}/${what}`, { path: { id } });
      await again();
    };
    return [
      column.accessor('login', { header: t('staff.login') }),
      column.accessor('role', {
        header: t('staff.role'),
        cell: ({ row: { original: one } }) =>
          manages ? (
            <select
              aria-label={`${t('staff.role')}: ${one.login}`}
              value={one.role}
              onChange={event => {
                setError(null);
                call('PUT /staff/{id}/role', { path: { id: one.id }, body: { role: event.target.value as Role } })
                  .catch(setError)
                  .finally(() => void again());
              }}
            >
              {roles.map(role => (
                <option key={role} value={role}>
                  {known('role', role)}
                </option>
              ))}
            </select>
          ) : (
            known('role', one.role)
          ),
      }),
      column.accessor('state', { header: t('staff.state'), cell: cell => <span className={`tag ${cell.getValue() === 'Active' ? 'good' : ''}`}>{t(`staff.state.${cell.getValue()}`)}</span> }),
      column.accessor('lastSeenAt', { header: t('people.seen'), cell: cell => moment(cell.getValue()) }),
      column.accessor('sessions', { header: t('staff.sessions') }),
      column.display({
        id: 'acts',
        header: t('staff.acts'),
        cell: ({ row: { original: one } }) =>
          manages && (
            <div className="row">
              <Act does={async () => setLink(await call('POST /staff/{id}/link', { path: { id: one.id } }))} sure={t('staff.sureLink', { login: one.login })}>
                {t('staff.link')}
              </Act>
              {one.sessions > 0 && <Act does={does('end-sessions', one.id)}>{t('staff.endSessions')}</Act>}
              {one.state === 'Disabled' ? (
                <Act does={does('enable', one.id)}>{t('staff.enable')}</Act>
              ) : (
                <Act kind="danger" does={does('disable', one.id)} sure={t('staff.sureDisable', { login: one.login })}>
                  {t('staff.disable')}
                </Act>
              )}
            </div>
          ),
      }),
    ];
  }, [client, manages]);
  return (
    <>
      <div className="head">
        <h1>{t('staff.title')}</h1>
        {manages && (
          <button type="button" className="main push" onClick={() => setInvites(true)}>
            {t('staff.invite')}
          </button>
        )}
      </div>
      <Failure error={error} />
      <Loaded from={staff}>{({ items }) => <DataTable caption={t('staff.title')} rows={items} columns={columns} sortable keyOf={one => one.id} />}</Loaded>
      {invites && (
        <Invite
          close={() => setInvites(false)}
          made={made => {
            setInvites(false);
            setLink(made);
            void client.invalidateQueries({ queryKey: ['staff'] });
          }}
        />
      )}
      {link && (
        <Modal title={t('staff.linkTitle')} close={() => setLink(null)}>
          <p>{t('staff.linkAbout', { until: moment(link.expiresAt) })}</p>
          <code className="secret">{new URL(link.link, location.origin).href}</code>
        </Modal>
      )}
    </>
  );
}

function Invite({ close, made }: { close: () => void; made: (link: Invitation) => void }) {
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>('Operator');
  const [error, setError] = useState<unknown>(null);
  return (
    <Modal title={t('staff.invite')} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          call('POST /staff', { body: { login, role } }).then(made, setError);
        }}
      >
        <TextField label={t('staff.login')} value={login} onChange={event => setLogin(event.target.value)} autoCapitalize="none" autoComplete="off" pattern="[A-Za-z0-9._\-]{1,64}" required />
        <Select label={t('staff.role')} value={role} onChange={event => setRole(event.target.value as Role)} options={roles.map(each => [each, known('role', each)] as const)} />
        <Failure error={error} />
        <button className="main">{t('staff.invite')}</button>
      </form>
    </Modal>
  );
}
