import { z } from 'zod';
import { compareEntries, lineId, movements, posts, termRefShape } from './submission.js';

// These shapes are stored and compared for ever. Never rename; add.

const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);

export const entryShape = z.strictObject({
  person: id,
  post: z.enum(posts),
  /**
   * The notice that approved it, as cited: "Thông báo số 62-TB/ĐU, ngày 15/6/2022". Null when it
   * has no number yet.
   */
  since: z.string().min(1).max(200).nullable(),
});
export type Entry = z.infer<typeof entryShape>;

/**
 * The persons planned in one cell's term, for which posts, and since which notice. It holds ids
 * only, and no personal data.
 */
export const approvedListShape = z.strictObject({
  schemaVersion: z.literal(1),
  cell: id,
  term: termRefShape,
  /** Number of approvals so far; 0 before the first. */
  version: z.int().min(0),
  entries: z.array(entryShape).max(10_000),
});
export type ApprovedList = z.infer<typeof approvedListShape>;

export const deltaLineShape = z.strictObject({
  /** `lineId`. */
  id: z.string().min(3).max(200),
  movement: z.enum(movements),
  ...entryShape.shape,
  /** Why the person was removed, in words; "" for the others. */
  reason: z.string().max(1000),
  /** Whether the cell proposed it, or the committee struck a line of the cell's. */
  by: z.enum(['cell', 'committee']),
});
export type DeltaLine = z.infer<typeof deltaLineShape>;

/**
 * A change of one term's approved list from version to version, line by line. Lines that continue
 * change nothing.
 */
export const deltaShape = z.strictObject({
  schemaVersion: z.literal(1),
  cell: id,
  term: termRefShape,
  from: z.int().min(0),
  to: z.int().min(0),
  lines: z.array(deltaLineShape).max(20_000),
});
export type Delta = z.infer<typeof deltaShape>;

export type PlanningRefusalCode =
  | 'STALE_BASE'
  | 'OTHER_LIST'
  | 'NOT_IN_BASE'
  | 'ALREADY_IN_BASE'
  | 'TERM_NOT_REVIEWED'
  | 'NO_SUCH_LINE'
  | 'DECIDED_TWICE'
  | 'NO_REASON'
  | 'SPLIT_CHANGE';

/** The change cannot be made. `message` says in Vietnamese what to do. */
export class PlanningRefusal extends Error {
  override readonly name = 'PlanningRefusal';
  constructor(
    readonly code: PlanningRefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/** The list before the first approval. */
export function emptyList(cell: string, term: ApprovedList['term']): ApprovedList {
  return { schemaVersion: 1, cell, term, version: 0, entries: [] };
}

const place = ({ person, post }: Entry): string => `${post}/${person}`;
const same = (a: Entry, b: Entry | undefined): boolean => a.since === b?.since;

function requireSameList(
  a: { cell: string; term: { id: string } },
  b: { cell: string; term: { id: string } },
): void {
  if (a.cell !== b.cell || a.term.id !== b.term.id)
    throw new PlanningRefusal(
      'OTHER_LIST',
      'Thay đổi này thuộc danh sách của chi bộ hoặc nhiệm kỳ khác.',
    );
}

/**
 * The change that turns `base` into `result`: `applyDelta(base, deltaBetween(base, result))` is
 * `result` (entries in canonical order). The same person and post since another notice is a removal
 * and an addition.
 */
export function deltaBetween(base: ApprovedList, result: ApprovedList): Delta {
  requireSameList(base, result);
  const old = new Map(base.entries.map((entry) => [place(entry), entry]));
  const now = new Map(result.entries.map((entry) => [place(entry), entry]));
  const line =
    (movement: DeltaLine['movement']) =>
    (entry: Entry): DeltaLine => ({
      id: lineId(base.term.id, entry),
      movement,
      ...entry,
      reason: '',
      by: 'committee',
    });
  const removed = base.entries
    .filter((entry) => !same(entry, now.get(place(entry))))
    .sort(compareEntries)
    .map(line('remove'));
  const added = result.entries
    .filter((entry) => !same(entry, old.get(place(entry))))
    .sort(compareEntries)
    .map(line('add'));
  return {
    schemaVersion: 1,
    cell: base.cell,
    term: base.term,
    from: base.version,
    to: result.version,
    lines: [...removed, ...added],
  };
}

const opposite = { continue: 'continue', remove: 'add', add: 'remove' } as const;

/** The reverse change: `applyDelta(applyDelta(base, d), invertDelta(d))` is `base`. */
export function invertDelta(delta: Delta): Delta {
  return {
    ...delta,
    from: delta.to,
    to: delta.from,
    lines: delta.lines.map((line) => ({ ...line, movement: opposite[line.movement] })),
  };
}

function removeLine(entries: Map<string, Entry>, line: DeltaLine): void {
  if (!same(line, entries.get(place(line))))
    throw new PlanningRefusal(
      'NOT_IN_BASE',
      `Dòng ${line.id} không có trong danh sách đã phê duyệt.`,
    );
  if (line.movement === 'remove') entries.delete(place(line));
}

/**
 * The list after the change. Throws PlanningRefusal: OTHER_LIST, STALE_BASE (the list has moved on
 * since the delta was made), NOT_IN_BASE, ALREADY_IN_BASE.
 */
export function applyDelta(base: ApprovedList, delta: Delta): ApprovedList {
  requireSameList(base, delta);
  if (base.version !== delta.from) {
    throw new PlanningRefusal(
      'STALE_BASE',
      `Danh sách đã phê duyệt đang ở lần ${base.version}, còn thay đổi lập từ lần ` +
        `${delta.from}: tải lại danh sách rồi rà soát lại.`,
    );
  }
  const entries = new Map(base.entries.map((entry) => [place(entry), entry]));
  for (const line of delta.lines.filter(({ movement }) => movement !== 'add'))
    removeLine(entries, line);
  for (const { id: lineOf, movement, person, post, since } of delta.lines) {
    if (movement !== 'add') continue;
    const entry = { person, post, since };
    if (entries.has(place(entry)))
      throw new PlanningRefusal(
        'ALREADY_IN_BASE',
        `Dòng ${lineOf} đã có trong danh sách được phê duyệt.`,
      );
    entries.set(place(entry), entry);
  }
  return { ...base, version: delta.to, entries: [...entries.values()].sort(compareEntries) };
}
