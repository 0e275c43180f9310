/** A fact as it is stored: a past-tense type and plain JSON. */
export interface Fact {
  readonly type: string;
  readonly data: object;
}

/**
 * What the head row keeps of a stream: the state that sweeps, guards and boards must read without a
 * fold. `undefined` leaves a column as it is.
 */
export interface HeadState {
  readonly status?: string;
  /** Stream id of the parent (an obligation's directive). */
  readonly parent?: string;
  /** Who owns the stream (an obligation's cell). */
  readonly owner?: string;
  /** ISO instants in UTC with six decimals. */
  readonly dueAt?: string;
  readonly cutoffAt?: string;
}

/**
 * Turns the data of one schema version into that of the next. Pure; never changes what it is given.
 */
export type Upcast = (data: never) => object;

/**
 * Every stored type with its upcasters, named by the version they read: `{ ReportSubmitted: { 1:
 * toV2, 2: toV3 } }` is at version 3, `{}` at version 1. Old shapes stay stored for ever; `evolve`
 * and `parse` see the latest only.
 */
export type FactTypes<Type extends string = string> = Readonly<
  Record<Type, Readonly<Record<number, Upcast>>>
>;

/**
 * A stream's rules on one page: where it starts, how a fact changes it, which facts exist, what its
 * head row shows.
 */
export interface Aggregate<S, E extends Fact> {
  /** Prefix of the stream names: `obligation` for `obligation-<id>`. */
  readonly name: string;
  readonly initial: S;
  /** Total and pure; one switch without a default. */
  readonly evolve: (state: S, event: E) => S;
  /** Parses a stored fact; throws when its shape is unknown. */
  readonly parse: (fact: unknown) => E;
  readonly head: (state: S) => HeadState;
  /**
   * The types it stores. A program declares them at boot (event-store: `declareFacts`), so it may
   * be left out only in tests.
   */
  readonly facts?: FactTypes<E['type']>;
}

/** State after `events`, starting from `state` (the aggregate's initial one by default). */
export function fold<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  events: readonly E[],
  state: S = aggregate.initial,
): S {
  return events.reduce(aggregate.evolve, state);
}

/**
 * The rule says no. `code` is in capitals from the rule (`PAST_CUTOFF`); `message` is Vietnamese
 * and says what to do next; `details` may carry figures for the caller (never personal data).
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
