/** A fact as it is stored: a past-tense type and plain JSON. */
export interface Fact {
  readonly type: string;
  readonly data: object;
}

/**
 * What the head row keeps of a stream: the state that sweeps, guards and boards must read without a
 * fold. A column that is `undefined` stays as it is.
 */
export interface HeadState {
  readonly status?: string;
  /** Stream id of the parent (for an obligation, its directive). */
  readonly parent?: string;
  /** Who owns the stream (for an obligation, its cell). */
  readonly owner?: string;
  /** ISO instants in UTC with six decimals. */
  readonly dueAt?: string;
  readonly cutoffAt?: string;
}

/**
 * Turns the data of one schema version into that of the next. It is pure and never changes what it
 * is given.
 */
export type Upcast = (data: never) => object;

/**
 * Every stored type with its upcasters, named by the version they read:
 * `{ ReportSubmitted: { 1: toV2, 2: toV3 } }` is at version 3, `{}` at version 1. Old shapes stay
 * stored for ever; `evolve` and `parse` see only the latest.
 */
export type FactTypes<Type extends string = string> = Readonly<
  Record<Type, Readonly<Record<number, Upcast>>>
>;

/**
 * The rules of a stream on one page: where it starts, how a fact changes it, which facts exist, and
 * what its head row shows.
 */
export interface Aggregate<S, E extends Fact> {
  /** Prefix of the stream names: `obligation` for `obligation-<id>`. */
  readonly name: string;
  readonly initial: S;
  /** Total and pure: one switch without a default. */
  readonly evolve: (state: S, event: E) => S;
  /** Parses a stored fact; throws when its shape is unknown. */
  readonly parse: (fact: unknown) => E;
  readonly head: (state: S) => HeadState;
  /**
   * The types that it stores. A program declares them at boot (`declareFacts` of the event store),
   * so only tests may leave this out.
   */
  readonly facts?: FactTypes<E['type']>;
}

/** The state after `events`, starting from `state` (by default the aggregate's initial one). */
export function fold<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  events: readonly E[],
  state: S = aggregate.initial,
): S {
  return events.reduce(aggregate.evolve, state);
}

/**
 * The rule says no. `code` is in capitals and names the rule (`PAST_CUTOFF`). `message` is
 * Vietnamese and says what to do next. `details` may carry figures for the caller, never personal
 * data.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
