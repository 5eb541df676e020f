import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { Loaded } from '../../parts/Loaded';
import { AskReason, useReason } from '../../parts/reason';
import { t } from '../../texts/t';
import { PeopleTable, type Wanted } from './PeoplePage';

/** A search is a look at people: it has a reason, and is logged. */
export function Found({ wanted, close }: { wanted: Wanted; close: () => void }) {
  const [headers, choose] = useReason(`search ${wanted.by} ${wanted.what}`);
  const found = useQuery({
    queryKey: ['people', 'search', wanted],
    queryFn: () => call('GET /people/search', { query: { [wanted.by]: wanted.what }, headers: headers ?? undefined }),
    enabled: headers !== null,
    gcTime: 0,
  });
  return (
    <>
      {headers === null ? <AskReason choose={choose} /> : <Loaded from={found}>{({ items }) => (items.length === 0 ? <p className="empty">{t('people.notFound')}</p> : <PeopleTable items={items} />)}</Loaded>}
      <p>
        <button type="button" onClick={close}>
          {t('people.all')}
        </button>
      </p>
    </>
  );
}
