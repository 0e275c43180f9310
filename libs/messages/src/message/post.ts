import { type EntityManager } from 'typeorm';
import { handOut } from '../delivery/hand-out.js';
import { compose, type Teller, type Telling } from './compose.js';

/**
 * Puts messages into the app in the caller's transaction and hands them to the channels. The id
 * comes from the content, so telling the same thing again (a replayed batch, a second tick) writes
 * nothing. Returns the ids that are new.
 */
export async function post(
  teller: Teller,
  manager: EntityManager,
  tellings: readonly Telling[],
): Promise<string[]> {
  const fresh: string[] = [];
  for (const telling of tellings) {
    const { id, obligation, directive, cell, step, subject, body, note } = await compose(
      teller,
      manager,
      telling,
    );
    const rows: unknown[] = await manager.query(
      `insert into app.message (id, obligation, directive, cell, step, subject, body, mail_id, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do nothing returning id`,
      [id, obligation, directive, cell, step, subject, body, `<${id}@don-doc>`, note],
    );
    if (rows.length > 0) fresh.push(id);
  }
  await handOut(manager, fresh, 'cell');
  return fresh;
}
