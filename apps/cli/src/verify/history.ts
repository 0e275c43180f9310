import { type Aggregate, type Fact } from '#libs/decider';
import { directive, obligation } from '#libs/directive';
import {
  type ChainLink,
  chainHash,
  currentFact,
  type StoredEvent,
  type View,
  type ViewRow,
} from '#libs/event-store';
import { productViews } from '#libs/messages';
import { notice, register } from '#libs/records';
import { type Circumstances } from './circumstances.js';
import { type AbsentPart } from './detached.js';
import { type Findings } from './findings.js';
import { type Snapshot } from './snapshot.js';

/** A fact with the states before and after it. */
export interface Step<S = unknown, E extends Fact = Fact> {
  readonly stored: StoredEvent;
  readonly event: E;
  readonly before: S;
  readonly after: S;
}

/** What one stream says, folded from its facts alone. */
export interface History {
  readonly stream: string;
  readonly category: string;
  readonly version: number;
  readonly hash: string;
  /** The steps of the categories whose checks need them. Empty when a fact could not be read. */
  readonly steps: readonly Step[];
  /** Undefined when no aggregate of ours has this category, or when a fact could not be read. */
  readonly folded:
    | { readonly aggregate: Aggregate<unknown, Fact>; readonly state: unknown }
    | undefined;
  /** What the table of each view must hold for this stream, given how far its reader has come. */
  readonly rows: ReadonlyMap<View, ViewRow | undefined>;
}

const aggregates = new Map(
  [directive, obligation, notice, register].map((aggregate) => [
    aggregate.name,
    aggregate as unknown as Aggregate<unknown, Fact>,
  ]),
);

/** Steps of other categories are not kept: registers may be long, and SQL checks them. */
const keptSteps: ReadonlySet<string> = new Set(['obligation', 'notice']);

export const views: readonly View[] = productViews;

const PAGE = 5000;
const LINKS = `
  select e.position::float8, e.stream, e.version::float8, e.type,
    e.schema_version as "schemaVersion", app.iso(e.at) as at, e.actor, e.causation,
    e.data::text as data, encode(e.hash, 'hex') as hash
  from known_event e where (e.stream, e.version) > ($1, $2)
    order by e.stream, e.version limit ${PAGE}`;

async function* linkPages(snapshot: Snapshot): AsyncGenerator<ChainLink[]> {
  for (let after = { stream: '', version: 0 }; ;) {
    const links = await snapshot.query<ChainLink>(LINKS, [after.stream, after.version]);
    yield links;
    if (links.length < PAGE) return;
    after = links.at(-1)!;
  }
}

/**
 * All streams, in the order of their names. Each page holds the streams that ended in it. Memory
 * stays flat, because only the facts and states of one page are held.
 */
export async function* histories(
  snapshot: Snapshot,
  circumstances: Circumstances,
  findings: Findings,
): AsyncGenerator<History[]> {
  let open: Follower | undefined;
  for await (const links of linkPages(snapshot)) {
    findings.looked('I8', 'sự kiện', links.length);
    const ended: History[] = [];
    for (const link of links) {
      if (open?.stream !== link.stream) {
        ended.push(...ending(open));
        open = follow(link.stream, circumstances, {
          findings,
          absent: snapshot.detached.parts.get(link.stream) ?? [],
        });
      }
      open.take(link);
    }
    findings.looked('I8', 'dòng', ended.length);
    if (ended.length > 0) yield ended;
  }
  const last = ending(open);
  findings.looked('I8', 'dòng', last.length);
  if (last.length > 0) yield last;
}

function ending(follower: Follower | undefined): History[] {
  return follower ? [follower.end()] : [];
}

interface Follower {
  readonly stream: string;
  take(link: ChainLink): void;
  end(): History;
}

const problems = {
  gap: 'thiếu sự kiện trước nó (số phiên bản không liền)',
  order: 'đứng sai thứ tự so với sự kiện trước',
  hash: 'mã băm không khớp nội dung: sự kiện này hoặc sự kiện trước nó đã bị sửa',
} as const;

const nothing = { version: 0, position: -Infinity, hash: '' };

function problemOf(
  previous: Pick<ChainLink, 'version' | 'position' | 'hash'>,
  link: ChainLink,
): keyof typeof problems | undefined {
  if (link.version !== previous.version + 1) return 'gap';
  if (previous.position >= link.position) return 'order';
  return chainHash(previous.hash, link) === link.hash ? undefined : 'hash';
}

function follow(
  stream: string,
  circumstances: Circumstances,
  { findings, absent }: { findings: Findings; absent: readonly AbsentPart[] },
): Follower {
  const category = stream.split('-', 1)[0]!;
  const aggregate = aggregates.get(category);
  const steps: Step[] = [];
  const rows = new Map<View, ViewRow | undefined>();
  let state = aggregate?.initial;
  let readable = aggregate !== undefined;
  let last: Pick<ChainLink, 'version' | 'position' | 'hash'> = nothing;

  /**
   * Over parts that are not here, the chain goes on from what the database kept of them. What they
   * say is not known.
   */
  function skipAbsent(): void {
    for (
      let part = absent.find(({ firstVersion }) => firstVersion === last.version + 1);
      part;
      part = absent.find(({ firstVersion }) => firstVersion === last.version + 1)
    ) {
      last = part;
      readable = false;
    }
  }

  function read(known: Aggregate<unknown, Fact>, raw: StoredEvent): void {
    const stored = currentFact(raw);
    const event = known.parse({ type: stored.type, data: stored.data });
    const before = state;
    state = known.evolve(before, event);
    if (keptSteps.has(category)) steps.push({ stored, event, before, after: state });
    for (const view of views) {
      const key = view.keyOf(stored);
      if (key === undefined || !circumstances.hasRead(view.name, stored)) continue;
      if (key !== stream) throw new Error(`view ${view.name} is not keyed by stream`);
      rows.set(view, view.project(rows.get(view), stored));
    }
  }

  return {
    stream,
    take(link) {
      skipAbsent();
      const problem = problemOf(last, link);
      if (problem)
        findings.violate(
          'I8',
          `${stream}, phiên bản ${link.version} (${link.type}): ${problems[problem]}. Đối ` +
            `chiếu với bản sao lưu trước ${link.at}.`,
        );
      last = link;
      if (!readable) return;
      try {
        read(aggregate!, { ...link, data: JSON.parse(link.data) as object });
      } catch (error) {
        readable = false;
        findings.violate(
          'I9',
          `${stream}, phiên bản ${link.version} (${link.type}) không đọc được: ${reasonOf(error)}`,
        );
      }
    },
    end() {
      skipAbsent();
      return {
        stream,
        category,
        version: last.version,
        hash: last.hash,
        steps: readable ? steps : [],
        rows: readable ? rows : new Map<View, ViewRow>(),
        folded: readable ? { aggregate: aggregate!, state } : undefined,
      };
    },
  };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}
