import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { termNotRecorded } from '../definition/refusals.js';

/**
 * Checks before the issue that every cell has its terms on record. A cell could not report on a
 * term without a record, and would find out on its last day. Errors: `Refused` TERM_NOT_RECORDED
 * with every cell that lacks a term, TERM_CLOSED with every cell whose terms are all over on that
 * day.
 */
export async function requireTermsRecorded(
  manager: EntityManager,
  { cells, names: terms, on }: { cells: readonly string[]; names: readonly string[]; on: string },
): Promise<void> {
  const missing: { cell: string; name: string; term: string }[] = await manager.query(
    `select c.id as cell, c.name, t.term from app.cell c cross join unnest($2::text[]) as t(term)
      where c.id = any ($1) and not exists (select from app.term k
        where k.cell = c.id and k.name = t.term) order by c.ordinal, c.id, t.term`,
    [cells, terms],
  );
  if (missing.length === 0) return requireTermsRunning(manager, { cells, terms, on });
  const shown = missing
    .slice(0, 5)
    .map(({ name, term }) => `${name} (${term})`)
    .join('; ');
  const more = missing.length > 5 ? ` và ${missing.length - 5} trường hợp khác` : '';
  throw termNotRecorded(`${shown}${more}`, {
    missing: missing.map(({ cell, term }) => ({ cell, term })),
  });
}

/**
 * A cell is asked about the terms that run on the day of issue. A cell without any has nothing to
 * review.
 */
async function requireTermsRunning(
  manager: EntityManager,
  { cells, terms, on }: { cells: readonly string[]; terms: readonly string[]; on: string },
): Promise<void> {
  const over: { cell: string; name: string }[] = await manager.query(
    `select c.id as cell, c.name from app.term t join app.cell c on c.id = t.cell
      where c.id = any ($1) and t.name = any ($2)
      group by c.id, c.name, c.ordinal having bool_and(t.ends_on < $3::date)
        order by c.ordinal, c.id`,
    [cells, terms, on],
  );
  if (over.length === 0) return;
  const shown = over
    .slice(0, 5)
    .map(({ name }) => name)
    .join('; ');
  const more = over.length > 5 ? ` và ${over.length - 5} chi bộ khác` : '';
  throw new Refused(
    'TERM_CLOSED',
    `Các nhiệm kỳ nêu trong công văn đều đã kết thúc ở: ${shown}${more}. Hãy sửa nhiệm kỳ ` +
      'trong dự thảo, hoặc cập nhật danh sách tổ chức (dondoc import-org) rồi ban hành.',
    {
      cells: over.map(({ cell }) => cell),
    },
  );
}
