import type { HandoffCard } from '../../api/types';
import { Link } from '../../parts/Link';
import { known, languages, t, type Language } from '../../texts/t';
import { ago } from '../../texts/time';

export function HandoffList({ items, now }: { items: HandoffCard[]; now: number }) {
  if (items.length === 0) return <p className="empty">{t('handoffs.none')}</p>;
  return (
    <ul className="cards">
      {items.map(each => (
        <li key={each.id} className="card">
          <h3>
            <Link href={`/handoffs/${each.id}`}>{each.personName}</Link>
          </h3>
          <p>
            <span className={`tag ${each.state === 'Waiting' ? 'warn' : ''}`}>{known('handoff.state', each.state)}</span> {each.overdue && <span className="tag bad">{t('handoffs.overdue')}</span>}
          </p>
          <p className="soft">
            {known('handoff.reason', each.reason)} · {languages[each.language as Language] ?? each.language} · {ago(each.openedAt, now)}
            {each.owner && ` · ${each.owner}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
