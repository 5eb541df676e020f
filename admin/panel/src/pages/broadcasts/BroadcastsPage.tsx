import { useState } from 'react';
import { call } from '../../api/call';
import type { Broadcast, BroadcastForm } from '../../api/types';
import { go } from '../../app/router';
import { Failure } from '../../parts/Failure';
import { Link } from '../../parts/Link';
import { Paged } from '../../parts/Paged';
import { t } from '../../texts/t';
import { moment, number } from '../../texts/time';
import { people } from './BroadcastPage';

const blank: BroadcastForm = { title: '', texts: {}, segment: { languages: [], countries: [], consents: [], roles: [], onboardedOnly: true }, perMinute: 600 };

export default function BroadcastsPage() {
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <div className="head">
        <h1>{t('broadcasts.title')}</h1>
        <button
          type="button"
          className="main push"
          onClick={() =>
            call('POST /broadcasts', { body: { ...blank, title: t('broadcasts.untitled') } }).then(made => go(`/broadcasts/${made.id}`), setError)
          }
        >
          {t('broadcasts.begin')}
        </button>
      </div>
      <Failure error={error} />
      <Paged<Broadcast> queryKey={['broadcasts']} load={after => call('GET /broadcasts', { query: { after } })}>
        {items =>
          items.length === 0 ? (
            <p className="empty">{t('state.empty')}</p>
          ) : (
            <ul className="cards">
              {items.map(one => (
                <li key={one.id} className="card">
                  <h2>
                    <Link href={`/broadcasts/${one.id}`}>{one.title}</Link>
                  </h2>
                  <p>
                    <span className="tag">{t(`broadcasts.${one.state}`)}</span> {people(one) > 0 && `${number(one.counts.sent)} / ${number(people(one))}`}
                  </p>
                  <p className="soft">
                    {one.createdBy} · {moment(one.createdAt)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Paged>
    </>
  );
}
