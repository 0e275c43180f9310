import { type DataSource } from 'typeorm';
import { pauseSince } from '#libs/platform';

/** The system did not come to rest in time. The message says what it still had to do. */
export class NotSettled extends Error {
  override readonly name = 'NotSettled';
}

interface Rest {
  readonly tick: boolean;
  readonly readers: number;
  readonly effects: number;
}

const PATIENCE_MS = 90_000;

/**
 * The system rests when nothing is outstanding: the tick has looked at this very instant, every
 * reader is at the last event, and no effect is open.
 */
async function rest(dataSource: DataSource): Promise<Rest> {
  const rows: Rest[] = await dataSource.query(
    `select exists(select from app.checkpoint where name = 'tick' and at >= app.now()) as tick,
       (select count(*)::int from app.reader where position < (select coalesce(max(position), 0)
         from app.event)) as readers,
       (select count(*)::int from app.effect where done_at is null and state <> 'failed'
         and (not_before is null or not_before <= app.now())) as effects`,
  );
  return rows[0]!;
}

/**
 * Waits until the worker has done all that is due at the virtual instant. Errors: `NotSettled`
 * after 90 s.
 */
export async function settle(dataSource: DataSource, signal?: AbortSignal): Promise<void> {
  const started = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const { tick, readers, effects } = await rest(dataSource);
    if (tick && readers === 0 && effects === 0) return;
    if (performance.now() - started > PATIENCE_MS) {
      throw new NotSettled(
        `Hệ thống chưa xử lý xong sau 90 giây (nhịp: ${tick ? 'xong' : 'chưa'}, bộ đọc còn: ` +
          `${readers}, việc còn: ${effects}). Xem var/log để biết lý do.`,
      );
    }
    await pauseSince(started);
  }
}
