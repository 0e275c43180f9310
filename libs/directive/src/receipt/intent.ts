import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type Actor, cellsOf } from '#libs/org';

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
  await manager.query(
    `insert into app.intent (id, obligation, actor)
      select $1, stream, $3 from app.head where stream = $2 and owner = any ($4)`,
    [id, obligation, actor.id, cellsOf(actor)],
  );
  return id;
}

export async function receivedIntent(
  manager: EntityManager,
  id: string,
  receipt: string,
): Promise<void> {
  await manager.query(
    `update app.intent set resolved_at = app.now(), outcome = 'received', receipt = $2
      where id = $1 and resolved_at is null`,
    [id, receipt],
  );
}

/** The sender was refused or has its answer already, so nothing is outstanding any more. */
export async function abandonIntent(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `update app.intent set resolved_at = app.now(), outcome = 'abandoned'
      where id = $1 and resolved_at is null`,
    [id],
  );
}

export async function intentBegunAt(
  manager: EntityManager,
  id: string,
): Promise<string | undefined> {
  const rows: { at: string }[] = await manager.query(
    'select app.iso(begun_at) as at from app.intent where id = $1',
    [id],
  );
  return rows[0]?.at;
}
