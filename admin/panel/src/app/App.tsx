import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { Problem } from '../api/problem';
import { session } from '../api/session';
import { SignIn } from '../signin/SignIn';
import { useLanguage } from '../texts/t';
import { Shell } from './Shell';

// Asking again helps where nobody answered, not where the answer was no.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => error instanceof Problem && (error.status === 0 || error.status >= 500) && times < 2,
    },
  },
});

export function App() {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const language = useLanguage();
  useEffect(() => {
    // Nothing of the one before is left for the next who signs in here.
    if (state === 'out') client.clear();
  }, [state]);
  if (state === 'starting') return null;
  return <QueryClientProvider client={client}>{state === 'in' ? <Shell key={language} /> : <SignIn key={language} />}</QueryClientProvider>;
}
