import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type Cell, listCells } from '#libs/org';
import { noSuchCell } from '../definition/refusals.js';
import { type DirectiveContent } from './directive.events.js';

type Selection = NonNullable<DirectiveContent['selection']>;

/** Whether a cell is asked: by its id, by its number of members, by whether it has a chi ủy. */
export function selects(
  { cells, members, hasCommittee }: Selection,
  cell: Pick<Cell, 'id' | 'officialMembers' | 'hasCommittee'>,
): boolean {
  return (
    (cells?.includes(cell.id) ?? true) &&
    within(cell.officialMembers, members) &&
    (hasCommittee === undefined || cell.hasCommittee === hasCommittee)
  );
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

/** Every cell that a selection names is one of the day. Error: `Refused` NO_SUCH_CELL. */
export async function requireKnownCells(
  manager: EntityManager,
  { committee, selection }: Pick<DirectiveContent, 'committee' | 'selection'>,
  on: string,
): Promise<void> {
  if (!selection?.cells) return;
  const known = new Set((await listCells(manager, committee, on)).map(({ id }) => id));
  const stranger = selection.cells.find((id) => !known.has(id));
  if (stranger !== undefined) throw noSuchCell(stranger);
}

export function noRecipients(): Refused {
  return new Refused(
    'NO_RECIPIENTS',
    'Không chi bộ nào đang hoạt động thuộc diện nhận của đợt này. Hãy sửa diện nhận (selection) ' +
      'trong dự thảo rồi ban hành.',
  );
}
