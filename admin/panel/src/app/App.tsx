import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem';
import { session } from '../api/session';
import { SignIn } from '../signin/SignIn';
import { useLanguage } from '../texts/t';
import { Shell } from './Shell';

// Asking again helps where nobody answered, not where the answer was no.
const client = new QueryClient({
  defaultOptions: {
    // "Offline" is the browser's guess about the Internet; the server may be in the same house.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => error instanceof Problem && (error.status === 0 || error.status >= 500) && times < 2,
    },
  },
});

// Nothing of the one before is left for the next who signs in here. Before the door is drawn: it asks questions of its own.
session.subscribe(() => {
  if (session.state() === 'out') client.clear();
});

export function App() {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const language = useLanguage();
  if (state === 'starting') return null;
  return <QueryClientProvider client={client}>{state === 'in' ? <Shell key={language} /> : <SignIn key={language} />}</QueryClientProvider>;
}
