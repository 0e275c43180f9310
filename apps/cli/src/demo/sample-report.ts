import { type DataSource, type EntityManager } from 'typeorm';
import { type PlanningReport, readPlanLists } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type Cell, getCell, listMembers, listPlannedPosts, listTerms, type Term } from '#libs/org';
import {
  type ApprovedList,
  canonicalSubmission,
  emptyList,
  personIdOf,
  type Submission,
} from '#libs/planning';
import { described, leaverOf, type Moves, reviewOf, unchanged } from './sample-lists.js';
import { meetingsOf } from './sample-meetings.js';

export interface SampleAsk {
  readonly cell: string;
  /** The names of the terms that are asked, such as 2022-2025. */
  readonly terms: readonly string[];
  /** A number that varies who comes and goes. */
  readonly seed: number;
  readonly changed: boolean;
  /** The day of the paper. */
  readonly on: string;
  readonly round?: number;
  /** False when the results of the ballots are missing, of which the reviewer is warned. */
  readonly voted?: boolean;
  /**
   * True when the report stands on the lists of the organisation file, whatever was approved since.
   * It is then the same report whenever it is asked for.
   */
  readonly fromPaper?: boolean;
}

/**
 * For each of its cells the sample organisation has two members who are not planned for anything
 * yet, from MAU-0081 on.
 */
const FIRST_NEWCOMER = 81;
const CELLS = 12;

/** The ids of those whom the cell adds: one in the first term asked, one in the others. */
export function newcomers(seed: number): readonly [string, string] {
  const first = FIRST_NEWCOMER + 2 * ((seed + CELLS - 1) % CELLS);
  const id = (number: number): string => personIdOf(`MAU-${String(number).padStart(4, '0')}`);
  return [id(first), id(first + 1)];
}

/** The lists of the organisation file, as they were before anything was approved. */
export async function paperLists(
  manager: EntityManager,
  cell: string,
  terms: readonly Term[],
): Promise<ApprovedList[]> {
  const planned = await listPlannedPosts(manager, cell);
  return terms.map(({ id, name }) => ({
    ...emptyList(cell, { id, name }),
    entries: planned
      .filter(({ term }) => term === id)
      .map(({ person, post, since }) => ({ person, post, since })),
  }));
}

async function basesOf(
  dataSource: DataSource,
  terms: readonly Term[],
  { cell, fromPaper }: SampleAsk,
): Promise<ApprovedList[]> {
  if (fromPaper) return paperLists(dataSource.manager, cell, terms);
  const refs = terms.map(({ id, name }) => ({ id, name }));
  return (
    await readPlanLists(new EventStore(dataSource), dataSource.manager, { cell, terms: refs })
  ).map(({ list }) => list);
}

/**
 * A newcomer comes in each term, and in the current one a member of the first cell is raised. In
 * every third cell somebody leaves both terms, because whoever has gone to another office, or is no
 * longer fit, is planned for nothing here.
 */
function movesOf(
  current: boolean,
  { hasCommittee }: Cell,
  { seed, leaves }: Pick<Moves, 'seed' | 'leaves'>,
): Moves {
  const [now, next] = newcomers(seed);
  const always = { seed, hasCommittee, leaves, rises: false };
  if (!current) return { ...always, comes: next, post: 'pho-bi-thu' };
  if (!hasCommittee) return { ...always, comes: now, post: 'pho-bi-thu' };
  return { ...always, comes: now, post: 'chi-uy-vien', rises: seed % CELLS === 1 };
}

function reviewsOf(
  bases: readonly ApprovedList[],
  { cell, terms }: { cell: Cell; terms: readonly Term[] },
  { seed, changed }: SampleAsk,
): Submission['terms'] {
  const leaves =
    !cell.hasCommittee || seed % 3 === 2
      ? leaverOf(bases, {
          hasCommittee: cell.hasCommittee,
          seats: terms.map(({ seats }) => seats ?? 2),
        })
      : null;
  return bases.map((base, index) =>
    changed ? reviewOf(base, movesOf(index === 0, cell, { seed, leaves })) : unchanged(base),
  );
}

export async function termsOf(
  manager: EntityManager,
  { cell, terms }: Pick<SampleAsk, 'cell' | 'terms'>,
): Promise<Term[]> {
  return (await listTerms(manager, cell)).filter(({ name }) => terms.includes(name));
}

/** A plausible report of a cell of the sample organisation over the lists last approved. */
export async function sampleReport(
  dataSource: DataSource,
  ask: SampleAsk,
): Promise<PlanningReport> {
  const { cell: id, seed, on, round = 1, voted = true } = ask;
  const { manager } = dataSource;
  const cell = (await getCell(manager, id))!;
  const terms = await termsOf(manager, ask);
  const reviews = reviewsOf(await basesOf(dataSource, terms, ask), { cell, terms }, ask);
  const named = reviews.flatMap(({ lines }) => lines.map(({ person }) => person));
  const members = await listMembers(manager, { ids: named, cards: [] });
  const people = members.map((member) =>
    described(member, { year: Number(on.slice(0, 4)), reviews, hasCommittee: cell.hasCommittee }),
  );
  const meetings = meetingsOf(reviews, {
    seed,
    on,
    voted,
    officialMembers: cell.officialMembers,
    seats: cell.hasCommittee ? (terms[0]?.seats ?? 3) : 0,
  });
  return {
    outcome: reviews.some(({ outcome }) => outcome === 'changed') ? 'changed' : 'unchanged',
    number: `${String(2 + seed + round).padStart(2, '0')}-BC/CB`,
    reportedOn: on,
    note: round > 1 ? 'Đã bổ sung theo ý kiến trả lại của Đảng ủy (dữ liệu mẫu).' : 'Dữ liệu mẫu.',
    attachments: [],
    submission: canonicalSubmission({
      schemaVersion: 1,
      cell: id,
      terms: reviews,
      meetings,
      people,
    }),
  };
}
