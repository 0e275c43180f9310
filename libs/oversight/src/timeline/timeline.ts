import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Workflows } from '#libs/directive';
import { EventStore, type StoredEvent } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { withinCommittee } from '#libs/platform';
import { type Line, type Names, type Told } from './told.js';
import { namesFor } from './names.js';
import { openRecord, type OpenRecord } from './open-record.js';
import { peopleOf, type Who } from './people.js';

export interface Change {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The signed block in which a fact stands. */
export interface SignedIn {
  readonly number: number;
  readonly signedAt: string;
  readonly keyId: string;
}

/** A fact in words. */
export interface TimelineFact extends Who {
  readonly version: number;
  readonly position: number;
  readonly hash: string;
  readonly at: string;
  readonly text: string;
  readonly details: readonly string[];
  readonly changes: readonly Change[];
  /** Null until the next block is signed. */
  readonly block: SignedIn | null;
}

export interface TimelineAnswer {
  readonly stream: string;
  readonly title: string;
  /** Something of it is for those alone who may read the reports. */
  readonly withheld: boolean;
  readonly facts: readonly TimelineFact[];
}

/** How a record stood at an instant. */
export interface StoodAt {
  readonly stream: string;
  readonly title: string;
  readonly instant: string;
  /** The last fact by then; 0 when the record was not there yet. */
  readonly version: number;
  readonly lines: readonly Line[];
}

interface Loaded {
  readonly facts: readonly StoredEvent[];
  readonly record: OpenRecord;
  readonly names: Names;
}

const BLOCKS = `
  select p.position::float8, b.number::float8, app.iso(b.signed_at) as "signedAt",
    b.key_id as "keyId"
  from unnest($1::bigint[]) p(position)
  join app.block b on p.position between b.from_position and b.to_position`;

function changesOf(before: readonly Line[], after: readonly Line[]): Change[] {
  const labels = [...new Set([...before, ...after].map(({ label }) => label))];
  const valueIn = (lines: readonly Line[], label: string): string | null =>
    lines.find((one) => one.label === label)?.value ?? null;
  return labels
    .map((label) => ({ label, before: valueIn(before, label), after: valueIn(after, label) }))
    .filter((change) => change.before !== change.after);
}

interface Step {
  readonly stored: StoredEvent;
  readonly told: Told;
  readonly changes: readonly Change[];
}

/** Each fact in words, with what it changed. */
function stepsOf({ facts, record: { family }, names }: Loaded): Step[] {
  let state = family.initial;
  return facts.map((stored) => {
    const event = family.parse(stored);
    const before = family.lines(state, names);
    state = family.evolve(state, event);
    return {
      stored,
      told: family.tell[event.type]!(event.data, names),
      changes: changesOf(before, family.lines(state, names)),
    };
  });
}

/** The history of any record, for those who may read it. */
@Injectable()
export class Timeline {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  /** Errors: `Refused` NO_SUCH_RECORD. */
  async read(stream: string, actor: Actor): Promise<TimelineAnswer> {
    const loaded = await this.load(stream, actor);
    const { facts, record } = loaded;
    const who = await peopleOf(
      this.dataSource,
      facts.map((fact) => fact.actor),
    );
    const blocks = await this.blocksOf(facts);
    const steps = stepsOf(loaded);
    return {
      stream,
      title: record.title,
      withheld: !record.inside && steps.some(({ told }) => (told.inside?.length ?? 0) > 0),
      facts: steps.map(({ stored, told, changes }) => ({
        version: stored.version,
        position: stored.position,
        hash: stored.hash,
        at: stored.at,
        ...who(stored.actor),
        text: told.text,
        details: [...(told.details ?? []), ...(record.inside ? (told.inside ?? []) : [])],
        changes,
        block: blocks.get(stored.position) ?? null,
      })),
    };
  }

  /** Errors: `Refused` NO_SUCH_RECORD. */
  async at(stream: string, actor: Actor, instant: string): Promise<StoodAt> {
    const { facts, record, names } = await this.load(stream, actor);
    const { family, title } = record;
    const until = facts.filter(({ at }) => at <= instant);
    const state = until.map((one) => family.parse(one)).reduce(family.evolve, family.initial);
    return { stream, title, instant, version: until.length, lines: family.lines(state, names) };
  }

  /** The fact of that version. Errors: `Refused` NO_SUCH_RECORD. */
  async fact(stream: string, actor: Actor, version: number): Promise<StoredEvent | undefined> {
    const { facts } = await this.load(stream, actor);
    return facts[version - 1];
  }

  private async load(stream: string, actor: Actor): Promise<Loaded> {
    const { dataSource } = this;
    const facts = await this.store.read(stream);
    const record = await openRecord({ dataSource, stream, facts, actor });
    const workflow = record.workflow === null ? null : await this.workflows.byId(record.workflow);
    return { facts, record, names: await namesFor(dataSource, facts, workflow) };
  }

  private async blocksOf(facts: readonly StoredEvent[]): Promise<ReadonlyMap<number, SignedIn>> {
    const rows: (SignedIn & { position: number })[] = await withinCommittee(undefined, () =>
      this.dataSource.query(BLOCKS, [facts.map(({ position }) => position)]),
    );
    return new Map(rows.map(({ position, ...block }) => [position, block]));
  }
}
