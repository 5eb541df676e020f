import { Problem } from './problem';
import type { components } from './schema';

type Tokens = components['schemas']['SessionTokens'];
export type SessionState = 'starting' | 'out' | 'in';
type Kept = { family: string; token: string };

// The access token lives in memory only; the refresh token in this tab, so that a reload does not sign out.
const place = 'companion.session';
let access: { token: string; endsAt: number } | null = null;
let state: SessionState = 'starting';
let running: Promise<void> | null = null;
const listeners = new Set<() => void>();

export const session = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  state: () => state,
};

function become(next: SessionState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function kept(): Kept | null {
  const text = sessionStorage.getItem(place);
  return text ? (JSON.parse(text) as Kept) : null;
}

/** A duplicated tab copies what its twin keeps; a refresh token sent by both would end the session for both. */
function isTwin(family: string): Promise<boolean> {
  return new Promise(decide => {
    void navigator.locks.request(`companion.${family}`, { ifAvailable: true }, lock => {
      decide(lock === null);
      // Held until the tab goes.
      return lock === null ? undefined : new Promise<void>(() => {});
    });
  });
}

export async function startSession(): Promise<void> {
  const before = kept();
  if (before && (await isTwin(before.family))) sessionStorage.removeItem(place);
  if (!kept()) return become('out');
  try {
    await refresh();
    become('in');
  } catch {
    // Whatever the reason is, signing in is the way on; refresh() has decided about the token.
    become('out');
  }
}

/** Begins with the tokens of a sign-in. */
export async function beginSession(tokens: Tokens): Promise<void> {
  const family = crypto.randomUUID();
  hold(tokens, family);
  await isTwin(family);
  become('in');
}

export function endSession() {
  access = null;
  sessionStorage.removeItem(place);
  become('out');
}

/** A token that holds a while yet; null: nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  const nearly = 20_000;
  if (access && access.endsAt - Date.now() > nearly) return access.token;
  if (!kept()) return access?.token ?? null;
  await refresh();
  return access?.token ?? null;
}

/** The server does not take the token any more: the next request asks for a new one. */
export function forgetAccess(token: string) {
  if (access?.token === token) access = null;
}

function refresh(): Promise<void> {
  running ??= renew().finally(() => (running = null));
  return running;
}

async function renew(): Promise<void> {
  const before = kept();
  if (!before) return;
  // Taken out first: a refresh token that is sent twice ends the session.
  sessionStorage.removeItem(place);
  let answer: Response;
  try {
    answer = await fetch('/api/v1/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: before.token }),
    });
  } catch {
    sessionStorage.setItem(place, JSON.stringify(before));
    throw new Problem(0, 'unreachable', undefined, {});
  }
  if (answer.ok) return hold((await answer.json()) as Tokens, before.family);
  const problem = await Problem.of(answer);
  if (problem.status === 401) endSession();
  else sessionStorage.setItem(place, JSON.stringify(before));
  throw problem;
}

function hold(tokens: Tokens, family: string) {
  access = { token: tokens.accessToken, endsAt: Date.parse(tokens.accessExpiresAt) };
  sessionStorage.setItem(place, JSON.stringify({ family, token: tokens.refreshToken } satisfies Kept));
}
