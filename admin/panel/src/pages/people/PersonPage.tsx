import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { PersonView } from '../../api/types';
import { useMay } from '../../app/me';
import type { PageProps } from '../../app/pages';
import { go, useQueryPart } from '../../app/router';
import { Act } from '../../parts/Act';
import { Link } from '../../parts/Link';
import { Loaded } from '../../parts/Loaded';
import { useNow } from '../../parts/now';
import { AskReason, useReason } from '../../parts/reason';
import { Tabs, type Tab } from '../../parts/Tabs';
import { known, languages, t, type Language } from '../../texts/t';
import { moment } from '../../texts/time';
import { AlarmCardView } from '../live/AlarmCardView';
import { CheckInsView } from './CheckInsView';

/** One person. Each look has a reason and is logged; the person can see it. */
export default function PersonPage({ parts }: PageProps) {
  const id = parts.id ?? '';
  const [headers, choose] = useReason(id);
  return headers === null ? (
    <>
      <h1>{t('people.one')}</h1>
      <AskReason choose={choose} />
    </>
  ) : (
    <Person id={id} headers={headers} />
  );
}

function Person({ id, headers }: { id: string; headers: Record<string, string> }) {
  const may = useMay();
  const [tab, choose] = useQueryPart('tab', 'profile');
  const person = useQuery({ queryKey: ['person', id, headers], queryFn: () => call('GET /people/{id}', { path: { id }, headers }), staleTime: 60_000 });
  return (
    <Loaded from={person}>
      {data => {
        const tabs: Tab[] = [{ id: 'profile', title: t('person.profile'), body: () => <Profile person={data} /> }];
        if (may('PeopleHealth')) tabs.push({ id: 'health', title: t('person.health'), body: () => <CheckInsView id={id} headers={headers} /> });
        if (may('AlarmsWatch')) tabs.push({ id: 'alarms', title: t('alarms.title'), body: () => <Alarms id={id} headers={headers} /> });
        if (may('AuditLook')) tabs.push({ id: 'looks', title: t('person.looks'), body: () => <LooksView id={id} /> });
        return (
          <>
            <div className="head">
              <h1>{data.name}</h1>
              {data.masked && <span className="tag">{t('person.masked')}</span>}
              {may('HandoffsWork') && (
                <span className="push">
                  <Act
                    does={async () => {
                      const begun = await call('POST /handoffs', { body: { personId: id }, headers });
                      go(`/handoffs/${begun.id}`);
                    }}
                  >
                    {t('person.write')}
                  </Act>
                </span>
              )}
            </div>
            <Tabs label={data.name} tabs={tabs} open={tab} choose={choose} />
          </>
        );
      }}
    </Loaded>
  );
}

function Profile({ person }: { person: PersonView }) {
  return (
    <div className="cards">
      <section className="card">
        <h2>{t('person.profile')}</h2>
        <dl className="facts">
          <dt>{t('people.language')}</dt>
          <dd>{languages[person.language as Language] ?? person.language}</dd>
          <dt>{t('people.country')}</dt>
          <dd>{person.country ?? '–'}</dd>
          <dt>{t('person.zone')}</dt>
          <dd>{person.timeZone}</dd>
          <dt>{t('people.since')}</dt>
          <dd>{moment(person.createdAt)}</dd>
          <dt>{t('person.checkIn')}</dt>
          <dd>{person.checkInAt ?? '–'}</dd>
          <dt>{t('person.quiet')}</dt>
          <dd>{person.quietFrom && person.quietTo ? `${person.quietFrom}–${person.quietTo}` : '–'}</dd>
        </dl>
      </section>
      <section className="card">
        <h2>{t('person.contacts')}</h2>
        <dl className="facts">
          {person.contacts.map((contact, i) => (
            <div key={i} className="contents">
              <dt>{known('way', contact.way)}</dt>
              <dd>
                {contact.value} {!contact.verified && <small>({t('person.unverified')})</small>}
              </dd>
            </div>
          ))}
          {person.chats.map((chat, i) => (
            <div key={i} className="contents">
              <dt>{known('channel', chat.channel)}</dt>
              <dd>{chat.reachable ? t('person.reachable') : t('people.unreachable')}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card">
        <h2>{t('person.family')}</h2>
        {person.relations.length === 0 && <p className="empty">{t('state.empty')}</p>}
        <ul className="plain-list">
          {person.relations.map(relation => (
            <li key={relation.id}>
              <Link href={`/people/${relation.otherId}`}>{relation.name}</Link>: {known('relation', relation.kind)}, {known('side', relation.side)} <small>({known('relation.state', relation.state)})</small>
              <br />
              <small>
                {relation.sees.length > 0 && `${t('person.sees')} ${relation.sees.map(each => known('scope', each)).join(', ')}. `}
                {relation.told.length > 0 && `${t('person.told')} ${relation.told.map(each => known('scope', each)).join(', ')}.`}
              </small>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('person.consents')}</h2>
        <dl className="facts">
          {person.consents.map((consent, i) => (
            <div key={i} className="contents">
              <dt>{known('consent', consent.kind)}</dt>
              <dd>
                {consent.granted ? t('branches.yes') : t('branches.no')} <small>{moment(consent.at)}</small>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Alarms({ id, headers }: { id: string; headers: Record<string, string> }) {
  const now = useNow();
  const alarms = useQuery({ queryKey: ['person', id, 'alarms'], queryFn: () => call('GET /people/{id}/alarms', { path: { id }, headers }) });
  return (
    <Loaded from={alarms}>
      {({ items }) =>
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
    </Loaded>
  );
}

function LooksView({ id }: { id: string }) {
  const looks = useQuery({ queryKey: ['person', id, 'looks'], queryFn: () => call('GET /people/{id}/looks', { path: { id } }) });
  return (
    <Loaded from={looks}>
      {({ items }) => (
        <ul>
          {items.map((look, i) => (
            <li key={i}>
              {moment(look.at)} · {look.viewer} · {look.what} {!look.allowed && <span className="tag bad">{t('person.refused')}</span>}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
