import { Problem } from './problem';
import type { Answer, Ask, Endpoint } from './schema-types';
import { accessToken, endSession, forgetAccess } from './session';

type Loose = { path?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

/** For an endpoint that the document does not hold, or whose name is put together: the answer's type is only claimed. */
export async function later<T>(endpoint: string, ask: Loose = {}): Promise<T> {
  return (await call(endpoint as Endpoint, ask as never)) as T;
}

/** One request to the API. Throws a Problem. */
export async function call<E extends Endpoint>(endpoint: E, ask: Ask<E>): Promise<Answer<E>> {
  const answer = await send(endpoint, ask as Loose);
  return (answer.status === 204 || answer.headers.get('Content-Length') === '0' ? undefined : await answer.json().catch(() => undefined)) as Answer<E>;
}

/** The answer as it came: for files, streams and headers. */
export async function send(endpoint: Endpoint, ask: Loose = {}): Promise<Response> {
  const [method, template] = endpoint.split(' ') as [string, string];
  const init: RequestInit = { method, signal: ask.signal };
  const headers: Record<string, string> = { ...ask.headers };
  if (ask.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(ask.body);
  }
  const address = addressOf(template, ask);
  for (let again = false; ; again = true) {
    const token = await accessToken();
    if (token) headers.Authorization = `Bearer ${token}`;
    const answer = await fetch(address, { ...init, headers }).catch((error: unknown) => {
      if (ask.signal?.aborted) throw error;
      throw new Problem(0, 'unreachable', undefined, {});
    });
    if (answer.ok) return answer;
    const problem = await Problem.of(answer);
    // The door's own 401 means a wrong password; one behind the door, that the token is spent.
    if (problem.status !== 401 || !token) throw problem;
    forgetAccess(token);
    if (again) endSession();
    if (again) throw problem;
  }
}

function addressOf(template: string, ask: Loose): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ask.path?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') query.append(name, String(each));
    }
  }
  return `/api/v1${path}${query.size ? `?${query}` : ''}`;
}
