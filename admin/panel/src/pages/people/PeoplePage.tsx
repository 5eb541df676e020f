import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { call } from '../../api/call';
import type { PersonRow } from '../../api/types';
import { DataTable } from '../../parts/DataTable';
import { Select, TextField } from '../../parts/Field';
import { Link } from '../../parts/Link';
import { Paged } from '../../parts/Paged';
import { languageCodes, languages, t, type Language } from '../../texts/t';
import { day, moment } from '../../texts/time';
import { Found } from './Found';

const column = createColumnHelper<PersonRow>();
export type Wanted = { by: 'name' | 'phone' | 'email'; what: string };

export default function PeoplePage() {
  const [language, setLanguage] = useState('');
  const [country, setCountry] = useState('');
  const [by, setBy] = useState<Wanted['by']>('name');
  const [what, setWhat] = useState('');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  return (
    <>
      <h1>{t('people.title')}</h1>
      <form
        role="search"
        className="card"
        onSubmit={event => {
          event.preventDefault();
          setWanted({ by, what: what.trim() });
        }}
      >
        <div className="row end">
          <Select
            label={t('people.by')}
            value={by}
            onChange={event => setBy(event.target.value as Wanted['by'])}
            options={[
              ['name', t('people.name')],
              ['phone', t('people.phone')],
              ['email', t('people.email')],
            ]}
          />
          <TextField label={t('people.exact')} type="search" value={what} onChange={event => setWhat(event.target.value)} required autoComplete="off" />
          <button className="main">{t('act.search')}</button>
        </div>
      </form>
      {wanted ? (
        <Found key={`${wanted.by} ${wanted.what}`} wanted={wanted} close={() => setWanted(null)} />
      ) : (
        <>
          <div className="row end">
            <Select label={t('people.language')} value={language} onChange={event => setLanguage(event.target.value)} options={[['', t('people.any')], ...languageCodes.map(code => [code, languages[code]] as const)]} />
            <TextField label={t('people.country')} value={country} maxLength={2} placeholder="UA" onChange={event => setCountry(event.target.value.toUpperCase())} />
          </div>
          <Paged<PersonRow> queryKey={['people', language, country]} load={after => call('GET /people', { query: { language, country: country.length === 2 ? country : undefined, after } })}>
            {items => <PeopleTable items={items} />}
          </Paged>
        </>
      )}
    </>
  );
}

export function PeopleTable({ items }: { items: PersonRow[] }) {
  const columns = useMemo(
    () => [
      column.accessor('name', { header: t('people.name'), cell: cell => <Link href={`/people/${cell.row.original.id}`}>{cell.getValue()}</Link> }),
      column.accessor('language', { header: t('people.language'), cell: cell => languages[cell.getValue() as Language] ?? cell.getValue() }),
      column.accessor('country', { header: t('people.country'), cell: cell => cell.getValue() ?? '–' }),
      column.accessor('createdAt', { header: t('people.since'), cell: cell => day(cell.getValue()) }),
      column.accessor('lastSeenAt', { header: t('people.seen'), cell: cell => moment(cell.getValue()) }),
      column.display({
        id: 'marks',
        header: t('people.marks'),
        cell: ({ row: { original: person } }) => (
          <div className="row">
            {person.alarmRunning && <span className="tag bad">{t('people.alarm')}</span>}
            {!person.reachable && <span className="tag warn">{t('people.unreachable')}</span>}
            {!person.onboarded && <span className="tag">{t('people.notYet')}</span>}
          </div>
        ),
      }),
    ],
    [],
  );
  return <DataTable caption={t('people.title')} rows={items} columns={columns} keyOf={person => person.id} />;
}
