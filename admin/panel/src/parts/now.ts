import { useEffect, useState } from 'react';

/** The clock's time, renewed every so many seconds, for "3 minutes ago". */
export function useNow(seconds = 10): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticks = setInterval(() => setNow(Date.now()), seconds * 1000);
    return () => clearInterval(ticks);
  }, [seconds]);
  return now;
}
