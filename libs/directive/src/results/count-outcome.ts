import { type EntityManager } from 'typeorm';
import { type CountedAs, isAmong, statusesCountedAs } from '#libs/workflow';
import { type Outcome } from '../campaign/closing.js';

/** Counts the head rows, which change together with the facts. */
export async function countOutcome(
  manager: EntityManager,
  directive: string,
): Promise<Omit<Outcome, 'open'>> {
  const rows: { status: string; count: number }[] = await manager.query(
    `select status, count(*)::int as count from app.head where category = 'obligation'
      and parent = $1 group by status`,
    [directive],
  );
  const count = (as: CountedAs): number =>
    rows
      .filter(({ status }) => isAmong(statusesCountedAs(as), status))
      .reduce((sum, row) => sum + row.count, 0);
  const cancelled = count('cancelled');
  return {
    approved: count('approved'),
    rejected: count('rejected'),
    expired: count('expired'),
    ...(cancelled > 0 ? { cancelled } : {}),
  };
}
