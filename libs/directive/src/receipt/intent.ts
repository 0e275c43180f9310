import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { type Actor, cellsOf } from '#libs/org';
import { prepared } from '#libs/platform';

const BEGIN = prepared(
  'begin-intent',
  `insert into app.intent (id, obligation, actor, begun_at)
    select $1, stream, $3, app.now() - case when exists (select from app.virtual_clock)
      then interval '0' else $5 * interval '1 millisecond' end
    from app.head where stream = $2 and owner = any ($4)`,
);

export interface Beginning {
  readonly obligation: string;
  readonly actor: Actor;
  /**
   * Milliseconds since the request came in. It is asked when a connection is there, because a
   * report that waited for one began before.
   */
  readonly waited?: () => number;
}

/**
 * Committed at the first byte of an upload, before the rest is read (design §6). Nothing is written
 * for an obligation that is not the actor's own, so that strangers cannot hold a mark. It begins
 * when the request came in, by the database's clock; a virtual clock stands still meanwhile.
 */
export async function beginIntent(
  dataSource: DataSource,
  { obligation, actor, waited = () => 0 }: Beginning,
): Promise<string> {
  const id = randomUUID();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.connect();
    await runner.query(BEGIN, [id, obligation, actor.id, cellsOf(actor), waited()]);
  } finally {
    await runner.release();
  }
  return id;
}

const ABANDON = prepared(
  'abandon-intent',
  `update app.intent set resolved_at = app.now(), outcome = 'abandoned'
    where id = $1 and resolved_at is null`,
);

/** The sender was refused or has its answer already, so nothing is outstanding any more. */
export async function abandonIntent(manager: EntityManager, id: string): Promise<void> {
  await manager.query(ABANDON, [id]);
}
