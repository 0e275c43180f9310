import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type Cell, listCells } from '#libs/org';
import { noSuchCell } from '../definition/refusals.js';
import { type DirectiveContent } from './directive.events.js';

type Selection = NonNullable<DirectiveContent['selection']>;

/**
 * Whether a cell is asked: by its id, by its number of members, by whether it has a chi ủy, by what
 * it is and works in.
 */
export function selects(
  { cells, members, hasCommittee, kinds, workFields }: Selection,
  cell: Pick<Cell, 'id' | 'officialMembers' | 'hasCommittee' | 'kind' | 'workField'>,
): boolean {
  return (
    (cells?.includes(cell.id) ?? true) &&
    within(cell.officialMembers, members) &&
    (hasCommittee === undefined || cell.hasCommittee === hasCommittee) &&
    among(cell.kind, kinds) &&
    among(cell.workField, workFields)
  );
}

/** The file and the draft are typed by different people, so capitals do not count. */
const folded = (words: string): string => words.trim().toLocaleLowerCase('vi');

function among(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((one) => folded(one) === folded(value));
}

function within(count: number, { min = 0, max = Infinity }: Selection['members'] = {}): boolean {
  return count >= min && count <= max;
}

/** The cells of a day, in the committee's own order, parted by the selection. */
export interface Recipients {
  readonly selected: readonly Cell[];
  readonly leftOut: readonly Cell[];
}

/** Without a selection all cells that exist on that day. */
export async function recipientsOn(
  manager: EntityManager,
  { committee, selection }: Pick<DirectiveContent, 'committee' | 'selection'>,
  on: string,
): Promise<Recipients> {
  const cells = await listCells(manager, committee, on);
  const asked = (cell: Cell): boolean => !selection || selects(selection, cell);
  return { selected: cells.filter(asked), leftOut: cells.filter((cell) => !asked(cell)) };
}

/**
 * Every cell, kind and field of work that a selection names is one of the day, so that a misspelt
 * word never leaves a cell out. Errors: `Refused` NO_SUCH_CELL, NO_CELL_IS_SO.
 */
export async function requireKnownCells(
  manager: EntityManager,
  { committee, selection }: Pick<DirectiveContent, 'committee' | 'selection'>,
  on: string,
): Promise<void> {
  if (!selection) return;
  const there = await listCells(manager, committee, on);
  const known = new Set(there.map(({ id }) => id));
  const stranger = selection.cells?.find((id) => !known.has(id));
  if (stranger !== undefined) throw noSuchCell(stranger);
  requireSaid(
    selection.kinds,
    there.map(({ kind }) => kind),
    'loại hình',
  );
  requireSaid(
    selection.workFields,
    there.map(({ workField }) => workField),
    'lĩnh vực công tác',
  );
}

function requireSaid(
  wanted: readonly string[] = [],
  recorded: readonly string[],
  what: string,
): void {
  const strange = wanted.find((one) => !recorded.some((value) => among(value, [one])));
  if (strange === undefined) return;
  const known = [...new Set(recorded.filter((value) => value !== ''))].toSorted((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  throw new Refused(
    'NO_CELL_IS_SO',
    `Không chi bộ nào có ${what} “${strange}”. ` +
      (known.length > 0
        ? `Hãy chọn trong: ${known.join('; ')}.`
        : 'Hãy ghi mục này trong tệp tổ chức rồi nhập lại (dondoc import-org).'),
    { known },
  );
}

export function noRecipients(): Refused {
  return new Refused(
    'NO_RECIPIENTS',
    'Không chi bộ nào đang hoạt động thuộc diện nhận của đợt này. Hãy sửa diện nhận (selection) ' +
      'trong dự thảo rồi ban hành.',
  );
}
