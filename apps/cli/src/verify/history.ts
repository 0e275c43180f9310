import { type Aggregate, type Fact, type HeadState } from '#libs/decider';
import { directive, obligation, type Obligation, type ObligationEvent } from '#libs/directive';
import {
  type ChainLink,
  chainHash,
  currentFact,
  type StoredEvent,
  type View,
  type ViewRow,
} from '#libs/event-store';
import { productViews } from '#libs/messages';
import { type Notice, notice, type NoticeEvent, register } from '#libs/records';
import { type Circumstances } from './circumstances.js';
import { type AbsentPart } from './detached.js';
import { type Findings } from './findings.js';
import { type Snapshot } from './snapshot.js';

/** A fact between the states it lies between. */
export interface Step<S, E extends Fact> {
  readonly stored: StoredEvent;
  readonly event: E;
  readonly before: S;
  readonly after: S;
}

/**
 * The facts of a stream, kept where checks need them: registers may be long, and are asked by SQL.
 * Empty when a fact could not be read.
 */
export interface Steps {
  readonly obligation: readonly Step<Obligation, ObligationEvent>[];
  readonly notice: readonly Step<Notice, NoticeEvent>[];
}

/** What one stream says, folded from its facts alone. */
export interface History {
  readonly stream: string;
  readonly category: string;
  readonly version: number;
  readonly hash: string;
  readonly steps: Steps;
  /** What its head row must show; undefined: no aggregate of ours, or a fact could not be read. */
  readonly head: HeadState | undefined;
  /** What each view's table must hold for this stream, given how far its reader has come. */
  readonly rows: ReadonlyMap<View, ViewRow | undefined>;
}

/** A stream that is being folded, whatever its states are. */
interface Folding {
  take(stored: StoredEvent): void;
  head(): HeadState;
}

function folding<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  keep?: (step: Step<S, E>) => void,
): Folding {
  let state = aggregate.initial;
  return {
    take(stored) {
      const event = aggregate.parse({ type: stored.type, data: stored.data });
      const before = state;
      state = aggregate.evolve(before, event);
      keep?.({ stored, event, before, after: state });
    },
    head: () => aggregate.head(state),
  };
}

type Kept = { [K in keyof Steps]: Steps[K][number][] };

const foldings: Readonly<Record<string, (kept: Kept) => Folding>> = {
  [directive.name]: () => folding(directive),
  [obligation.name]: (kept) => folding(obligation, (step) => kept.obligation.push(step)),
  [notice.name]: (kept) => folding(notice, (step) => kept.notice.push(step)),
  [register.name]: () => folding(register),
};
const noSteps: Steps = { obligation: [], notice: [] };

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
  const steps: Kept = { obligation: [], notice: [] };
  const stateOf = foldings[category]?.(steps);
  const rows = new Map<View, ViewRow | undefined>();
  let readable = stateOf !== undefined;
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

  function read(raw: StoredEvent): void {
    const stored = currentFact(raw);
    stateOf?.take(stored);
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
        read({ ...link, data: JSON.parse(link.data) as object });
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
        steps: readable ? steps : noSteps,
        rows: readable ? rows : new Map<View, ViewRow>(),
        head: readable ? stateOf?.head() : undefined,
      };
    },
  };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}
