import { type EntityManager } from 'typeorm';
import { urging } from '../tellings/occasions.js';

/**
 * A message that urges has no more use once its obligation moved on (it was answered, it ended, or
 * its day moved) or a newer wave speaks of it. A reminder has none either once its moment has
 * passed, while an overdue message is sent after that moment and outlives it. Every other message
 * keeps its use. At the instant of the message itself, only what comes after it can be: whoever is
 * waited for was waited for before the wave.
 */
const OVERTAKEN = `
  select exists (select from app.message n where n.obligation = m.obligation
    and n.step like any ($3) and n.at > m.at)
      or (m.step like any ($3) and exists (select from app.head h where h.stream = m.obligation
        and h.cutoff_at <= app.now()))
      or exists (select from app.event e where e.stream = m.obligation and e.at >= m.at
        and e.type <> 'ObligationAcknowledged') as overtaken
  from app.message m where m.id = $1 and m.step like any ($2)`;

export async function isOvertaken(manager: EntityManager, message: string): Promise<boolean> {
  const rows: { overtaken: boolean }[] = await manager.query(OVERTAKEN, [
    message,
    urging(),
    urging('until its cutoff'),
  ]);
  return rows[0]?.overtaken ?? false;
}
