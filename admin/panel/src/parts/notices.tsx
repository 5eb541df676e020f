import { useSyncExternalStore } from 'react';
import { t } from '../texts/t';

type Notice = { id: number; text: string; kind: 'good' | 'bad' };

let notices: Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();
const stays = 8_000;

/** Says shortly how something went. What went wrong stays until it is put away. */
export function tell(text: string, kind: Notice['kind'] = 'good') {
  const id = ++last;
  change([...notices.slice(-3), { id, text, kind }]);
  if (kind === 'good') setTimeout(() => drop(id), stays);
}

function drop(id: number) {
  change(notices.filter(notice => notice.id !== id));
}

function change(next: Notice[]) {
  notices = next;
  for (const listener of listeners) listener();
}

export function Notices() {
  const shown = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => notices,
  );
  return (
    <div className="notices" role="status">
      {shown.map(notice => (
        <p key={notice.id} className={notice.kind}>
          <span>{notice.text}</span>
          <button type="button" className="plain" onClick={() => drop(notice.id)}>
            {t('act.close')}
          </button>
        </p>
      ))}
    </div>
  );
}
