import { type EntityManager } from 'typeorm';
import { type Report, reportBody } from './report.js';

/** The report kept under a receipt number of `body`. */
export async function reportOf(manager: EntityManager, body: string, number: string): Promise<Report> {
  const rows: { content: string }[] = await manager.query('select content from app.receipt where body = $1 and number = $2', [body, number]);
  if (!rows[0]) throw new Error(`receipt ${number} of ${body} is gone`);
  return reportBody.parse(JSON.parse(rows[0].content));
}
