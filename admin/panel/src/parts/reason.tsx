import { useSyncExternalStore } from 'react';
import { t } from '../texts/t';
import { Select } from './Field';

// A closed list, as the server's: no free text about people gets into the audit.
export const reasons = ['AskedByPerson', 'AskedByFamily', 'Alarm', 'Support', 'Treatment', 'Complaint', 'Legal'] as const;
type Reason = (typeof reasons)[number];

let chosen: { about: string; reason: Reason } | null = null;
const listeners = new Set<() => void>();

/** Why this person (or message) is looked at; asked for each of them anew. */
export function useReason(about: string): [Record<string, string> | null, (reason: Reason) => void] {
  const now = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => chosen,
  );
  return [
    now?.about === about ? { 'X-Reason': now.reason } : null,
    reason => {
      chosen = { about, reason };
      for (const listener of listeners) listener();
    },
  ];
}

export function AskReason({ choose }: { choose: (reason: Reason) => void }) {
  return (
    <form
      className="card"
      onSubmit={event => {
        event.preventDefault();
        choose(new FormData(event.currentTarget).get('reason') as Reason);
      }}
    >
      <p>{t('reason.why')}</p>
      <div className="row end">
        <Select label={t('reason.title')} name="reason" required options={[['', '–'], ...reasons.map(each => [each, t(`reason.${each}`)] as const)]} />
        <button className="main">{t('act.continue')}</button>
      </div>
    </form>
  );
}
