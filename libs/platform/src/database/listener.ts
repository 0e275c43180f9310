import pg from 'pg';
import { type DataSource } from 'typeorm';

export interface Listener {
  close(): Promise<void>;
}

/**
 * LISTENs on one channel over a connection of its own, and comes back after a drop. A notification
 * may be lost while it is away, so callers poll as well.
 */
export function listen(
  dataSource: DataSource,
  channel: string,
  onNotify: (payload: string) => void,
): Listener {
  const url = (dataSource.options as { url?: string }).url;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function later(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, 500);
    timer.unref();
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: `dondoc-listen-${channel}`,
      keepAlive: true,
    });
    fresh.on('error', () => undefined);
    fresh.on('end', later);
    fresh.on('notification', (message) => onNotify(message.payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = fresh;
      if (closed) await fresh.end();
      else onNotify('');
    } catch {
      await fresh.end().catch(() => undefined);
      later();
    }
  }

  const first = connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await first;
      await client?.end().catch(() => undefined);
    },
  };
}
