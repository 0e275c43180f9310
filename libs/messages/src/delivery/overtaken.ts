import { type EntityManager } from 'typeorm';
import { urging } from '../tellings/occasions.js';

/**
 * A message that urges is of no use once its obligation moved on (it was answered, it ended, or its
 * day moved) or a newer wave speaks about it. A reminder is also of no use once its moment has
 * passed; an overdue message is sent after that moment, so that does not end its use. Every other
 * message keeps its use. Only what comes after the instant of the message can overtake it, because
 * the cell was already waited for before the wave.
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
