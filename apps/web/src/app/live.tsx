import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionKey } from './session.js';

/** What the other tabs are told by the one that listens. */
const channel = new BroadcastChannel('dondoc-live');

/** At most so often is what is shown fetched anew. */
const REST_MS = 500;

/**
 * What is shown is fetched anew when the server says that something changed. One tab of a browser
 * listens and tells the others; when it is closed, the next one takes over.
 */
export function Live() {
  const client = useQueryClient();
  useEffect(() => {
    const freshen = freshener(client);
    channel.addEventListener('message', freshen);
    const gone = new AbortController();
    void navigator.locks
      .request('dondoc-live', { signal: gone.signal }, () => listen(freshen, client, gone.signal))
      .catch(() => {});
    return () => {
      gone.abort();
      channel.removeEventListener('message', freshen);
    };
  }, [client]);
  return null;
}

/** Gathers what comes close together. A form that is being filled in keeps what it has. */
function freshener(client: QueryClient): () => void {
  let timer: number | undefined;
  return () => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      void client.invalidateQueries({
        predicate: ({ queryKey, meta }) => queryKey[0] !== sessionKey[0] && meta?.live !== false,
      });
    }, REST_MS);
  };
}

/** Listens until it is told to stop. The browser opens the stream again by itself. */
function listen(freshen: () => void, client: QueryClient, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    let source = open();
    let again: number | undefined;
    function open(): EventSource {
      const fresh = new EventSource('/api/changes');
      const changed = (): void => {
        freshen();
        channel.postMessage('changed');
      };
      fresh.addEventListener('message', changed);
      fresh.addEventListener('resync', changed);
      fresh.addEventListener('error', () => {
        // Refused, and not only dropped: who is signed in says what to do.
        if (fresh.readyState !== EventSource.CLOSED || stop.aborted) return;
        void client.invalidateQueries({ queryKey: sessionKey });
        again = window.setTimeout(() => (source = open()), 20_000 + Math.random() * 10_000);
      });
      return fresh;
    }
    stop.addEventListener('abort', () => {
      clearTimeout(again);
      source.close();
      done();
    });
  });
}
