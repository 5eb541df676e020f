import { send } from './call';
import { Problem } from './problem';
import type { Endpoint } from './schema-types';

const soon = 1_000;
const latest = 15_000;

/**
 * Server-sent events, read by hand: EventSource cannot send the token. Comes again by itself, slower each time it fails.
 * `connected` hears when the line is up and when it is down. Returns how to stop.
 */
export function listen(endpoint: Endpoint, heard: (event: string, data: string) => void, connected: (up: boolean) => void): () => void {
  const stop = new AbortController();
  void (async () => {
    for (let wait = soon; !stop.signal.aborted; wait = Math.min(wait * 2, latest)) {
      try {
        const answer = await send(endpoint, { signal: stop.signal, headers: { Accept: 'text/event-stream' } });
        connected(true);
        wait = soon;
        await read(answer, heard);
      } catch (error) {
        if (stop.signal.aborted || (error instanceof Problem && error.status === 403)) return;
      }
      connected(false);
      await new Promise(done => setTimeout(done, wait));
    }
  })();
  return () => stop.abort();
}

async function read(answer: Response, heard: (event: string, data: string) => void) {
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value.replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const name = lines.find(line => line.startsWith('event:'))?.slice(6).trim() ?? 'message';
      const data = lines.filter(line => line.startsWith('data:')).map(line => line.slice(5).trimStart());
      if (data.length > 0) heard(name, data.join('\n'));
    }
  }
}
