import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';

/**
 * A cell could not report on a term that is not on record, and would find out on its last day: asked before the directive is issued.
 * Error: `Refused` TERM_NOT_RECORDED with every cell that lacks one.
 */
export async function requireTermsRecorded(manager: EntityManager, cells: readonly string[], terms: readonly string[]): Promise<void> {
  const missing: { cell: string; name: string; term: string }[] = await manager.query(
    `select c.id as cell, c.name, t.term from app.cell c cross join unnest($2::text[]) as t(term)
      where c.id = any ($1) and not exists (select from app.term k where k.cell = c.id and k.name = t.term) order by c.ordinal, c.id, t.term`,
    [cells, terms],
  );
  if (missing.length === 0) return;
  const shown = missing.slice(0, 5).map(({ name, term }) => `${name} (${term})`).join('; ');
  const more = missing.length > 5 ? ` và ${missing.length - 5} trường hợp khác` : '';
  throw new Refused('TERM_NOT_RECORDED', `Chưa có nhiệm kỳ trong danh sách tổ chức: ${shown}${more}. Hãy bổ sung nhiệm kỳ của chi bộ rồi nhập lại (dondoc import-org) trước khi ban hành.`, {
    missing: missing.map(({ cell, term }) => ({ cell, term })),
  });
}
