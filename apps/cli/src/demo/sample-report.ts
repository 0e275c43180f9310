import { type PlanningReport } from '#libs/directive';
import { type PlannedPost } from '#libs/org';

type Term = PlanningReport['terms'][number];
type Person = Term['kept'][number];

const TERMS = ['2022-2025', '2025-2027'];
const NEWCOMERS = ['Trần Minh Đức (dữ liệu mẫu)', 'Phạm Thị Thu Hằng (dữ liệu mẫu)', 'Giàng A Súa (dữ liệu mẫu)', 'Nguyễn Quốc Vượng (dữ liệu mẫu)', 'Hoàng Ngọc Ánh (dữ liệu mẫu)'];

/** '1982-01-18' as papers print it: 18/01/1982; a bare year stays. */
function printedBirth(born: string): string {
  return born.split('-').reverse().join('/');
}

function person({ name, born, position, post }: PlannedPost): Person {
  return { name, born: printedBirth(born), position: position || 'Chuyên viên', post };
}

function termOf(term: string, planned: readonly PlannedPost[], change: { seed: number; changed: boolean }): Term {
  const people = planned.filter((row) => row.termName === term).map(person);
  if (!change.changed) return { term, kept: people, added: [], removed: [] };
  const leaves = people.length > 3 && change.seed % 2 === 0 ? [people.at(-1)!] : [];
  const name = NEWCOMERS[change.seed % NEWCOMERS.length]!;
  return {
    term,
    kept: people.slice(0, people.length - leaves.length),
    added: [{ name, born: `${10 + (change.seed % 18)}/0${1 + (change.seed % 9)}/${1984 + (change.seed % 8)}`, position: 'Chuyên viên', post: 'pho-bi-thu' }],
    removed: leaves.map((gone) => ({ ...gone, reason: 'Chuyển công tác sang cơ quan khác' })),
  };
}

/** A plausible report of a cell over its planned posts; `seed` varies who comes and goes. */
export function sampleReport(planned: readonly PlannedPost[], { seed, changed, on, round = 1 }: { seed: number; changed: boolean; on: string; round?: number }): PlanningReport {
  return {
    outcome: changed ? 'changed' : 'unchanged',
    number: `${String(2 + seed + round).padStart(2, '0')}-BC/CB`,
    reportedOn: on,
    note: round > 1 ? 'Đã bổ sung theo ý kiến trả lại của Đảng ủy (dữ liệu mẫu).' : 'Dữ liệu mẫu.',
    terms: TERMS.map((term) => termOf(term, planned, { seed, changed })),
  };
}
