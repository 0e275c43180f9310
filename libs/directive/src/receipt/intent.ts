import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type Actor, cellsOf } from '#libs/org';
import { prepared } from '#libs/platform';

const BEGIN = prepared(
  'begin-intent',
  `insert into app.intent (id, obligation, actor)
    select $1, stream, $3 from app.head where stream = $2 and owner = any ($4)`,
);

/**
 * Committed at the first byte of an upload, before the rest is read (design §6). Nothing is written
 * for an obligation that is not the actor's own, so that strangers cannot hold a mark.
 */
export async function beginIntent(
  manager: EntityManager,
  obligation: string,
  actor: Actor,
): Promise<string> {
  const id = randomUUID();
  await manager.query(BEGIN, [id, obligation, actor.id, cellsOf(actor)]);
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
