import { type EntityManager } from 'typeorm';

/**
 * A reminder has no use any more once its obligation moved on (answered, ended, its day moved), its moment has passed, or a newer wave speaks of
 * it. Every other message keeps its use.
 */
const OVERTAKEN = `
  select exists (select from app.message n where n.obligation = m.obligation and n.step like 'reminder %' and n.at > m.at)
      or exists (select from app.head h where h.stream = m.obligation and h.cutoff_at <= app.now())
      or exists (select from app.event e where e.stream = m.obligation and (
           (e.at > m.at and e.type <> 'ObligationAcknowledged') or (e.at = m.at and e.type in ('ReportSubmitted', 'ObligationExpired')))) as overtaken
  from app.message m where m.id = $1 and m.step like 'reminder %'`;

export async function isOvertaken(manager: EntityManager, message: string): Promise<boolean> {
  const rows: { overtaken: boolean }[] = await manager.query(OVERTAKEN, [message]);
  return rows[0]?.overtaken ?? false;
}
