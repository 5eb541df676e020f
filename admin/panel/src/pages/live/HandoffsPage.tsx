import { call } from '../../api/call';
import type { HandoffCard } from '../../api/types';
import { useQueryPart } from '../../app/router';
import { useNow } from '../../parts/now';
import { Paged } from '../../parts/Paged';
import { Tabs } from '../../parts/Tabs';
import { t } from '../../texts/t';
import { HandoffList } from './HandoffList';

/** People who asked for a human. */
export default function HandoffsPage() {
  const [tab, choose] = useQueryPart('tab', 'open');
  const now = useNow();
  const list = (state: 'Open' | 'Closed') => () => (
    <Paged<HandoffCard> queryKey={['handoffs', state]} load={after => call('GET /handoffs', { query: { state, after } })}>
      {items => <HandoffList items={items} now={now} />}
    </Paged>
  );
  return (
    <>
      <h1>{t('handoffs.title')}</h1>
      <p className="soft">{t('handoffs.about')}</p>
      <Tabs
        label={t('handoffs.title')}
        open={tab}
        choose={choose}
        tabs={[
          { id: 'open', title: t('handoffs.open'), body: list('Open') },
          { id: 'closed', title: t('handoffs.closed'), body: list('Closed') },
        ]}
      />
    </>
  );
}
