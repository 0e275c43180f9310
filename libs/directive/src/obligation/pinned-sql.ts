import { type EntityManager } from 'typeorm';

/**
 * SQL of the id of the definition that an obligation is pinned to, for a row h with its stream. The
 * first fact pins it, and a migration pins another one. The folded facts say the same.
 */
export const PINNED = `(select p.data->>'workflow' from app.event p where p.stream = h.stream
  and (p.version = 1 or p.type = 'WorkflowMigrated') order by p.version desc limit 1)`;

/** The id of the definition that an obligation is pinned to; null when there is no such one. */
export async function pinnedTo(manager: EntityManager, stream: string): Promise<string | null> {
  const rows: { id: string | null }[] = await manager.query(
    `select ${PINNED} as id from (select $1::text as stream) h`,
    [stream],
  );
  return rows[0]!.id;
}
