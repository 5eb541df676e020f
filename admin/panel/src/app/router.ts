import { useSyncExternalStore } from 'react';

// The whole of it: addresses are paths, and a page is found by its pattern. A library would bring fifty times this.
const listeners = new Set<() => void>();
let leaving: (() => boolean) | null = null;

window.addEventListener('popstate', tell);

function tell() {
  for (const listener of listeners) listener();
}

/** Asks before something unsaved is left behind; returns how to stop asking. */
export function guardLeaving(mayLeave: () => boolean): () => void {
  leaving = mayLeave;
  return () => {
    if (leaving === mayLeave) leaving = null;
  };
}

export function go(to: string, how: 'push' | 'replace' = 'push') {
  if (how === 'push' && leaving && !leaving()) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to);
  tell();
}

export function useAddress(): URL {
  const href = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => location.href,
  );
  return new URL(href);
}

/** "/people/:id" against "/people/7" gives { id: "7" }; null: another page. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/+$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(given[i] ?? '');
    else if (part !== given[i]) return null;
  }
  return found;
}

/** One part of the query, and how to set it without a step in the history. */
export function useQueryPart(name: string, initially = ''): [string, (value: string) => void] {
  const address = useAddress();
  return [
    address.searchParams.get(name) ?? initially,
    value => {
      const next = new URL(location.href);
      if (value && value !== initially) next.searchParams.set(name, value);
      else next.searchParams.delete(name);
      go(next.pathname + next.search, 'replace');
    },
  ];
}
