import { type EntityManager } from 'typeorm';
import { type KeptReport, parseKept } from '../obligation/report.js';

/** The report kept under a receipt number of `body`, with its files. */
export async function reportOf(
  manager: EntityManager,
  body: string,
  number: string,
): Promise<KeptReport> {
  const rows: { content: string }[] = await manager.query(
    'select content from app.receipt where body = $1 and number = $2',
    [body, number],
  );
  if (!rows[0]) throw new Error(`receipt ${number} of ${body} is gone`);
  return parseKept(rows[0].content);
}
