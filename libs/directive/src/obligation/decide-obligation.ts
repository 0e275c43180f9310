import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { EventStore, type Operation } from '#libs/event-store';
import { type Action } from '#libs/org';
import { type Asked, type IfVersion } from '../definition/command.js';
import { Workflows } from '../definition/workflows.js';
import { type Ask, noSuchObligation, requireExisting } from './permitted.js';
import { evolveExisting, obligation, placeOf, type Existing } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { changedSince, requireMay } from '../definition/refusals.js';

/** The answer of every command on an obligation. `version` is its ETag. */
export interface ObligationAnswer {
  readonly obligation: string;
  readonly status: string;
  /** The state of the definition, where it is not of the status' name. */
  readonly standsAt?: string;
  readonly version: number;
}

export interface ObligationCommand extends Asked, IfVersion {
  /** Stream: `obligation-<directive>--<cell>`. */
  readonly obligation: string;
}

export interface Decided<R extends object> {
  readonly events: readonly ObligationEvent[];
  /** Further fields of the answer, beside obligation, status and version. */
  readonly result?: R;
  readonly also?: readonly Operation[];
}

export interface DecisionContext extends Ask {
  /** Read after the obligation's row was locked. */
  readonly now: string;
}

/**
 * For a decision that also reads or writes other rows or streams. It runs in the transaction that
 * holds the lock.
 */
export interface TransactionContext extends DecisionContext {
  readonly manager: EntityManager;
}

interface Decide<C, R extends object> {
  readonly name: string;
  readonly action: Action;
  readonly request?: object;
  readonly decide: (state: Existing, context: C) => Promise<Decided<R>> | Decided<R>;
}

/**
 * The steps that all commands on one obligation share: lock, load, check the owner, the version
 * that the caller saw and the pinned definition, then ask the pure rule. Errors: `Refused`
 * NO_SUCH_OBLIGATION, NOT_YOUR_CELL, CHANGED_SINCE, and what the rule refuses.
 */
@Injectable()
export class Obligations {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  /**
   * For a rule that needs only the obligation's own facts. In a rush, such commands share a
   * transaction.
   */
  async decide(
    command: ObligationCommand,
    { name, action, request, decide }: Decide<DecisionContext, object>,
  ): Promise<ObligationAnswer> {
    const { result, version } = await this.store.command({
      ...this.request(command, name, request),
      decide: async (found, { now, version: seen }) => {
        const state = requireExisting(found);
        const ask = await this.admit(command, state, { action, seen });
        return answered(state, await decide(state, { ...ask, now }));
      },
    });
    return { ...result, obligation: command.obligation, version };
  }

  async decideInTransaction<R extends object>(
    command: ObligationCommand,
    { name, action, request, decide }: Decide<TransactionContext, R>,
  ): Promise<ObligationAnswer & R> {
    const { result, version } = await this.store.transact({
      ...this.request(command, name, request),
      decide: async (found, { now, manager, version: seen }) => {
        const state = requireExisting(found);
        const ask = await this.admit(command, state, { action, seen });
        return answered(state, await decide(state, { ...ask, now, manager }));
      },
    });
    return { ...result, obligation: command.obligation, version };
  }

  private request(
    { obligation: stream, actor, commandId }: ObligationCommand,
    name: string,
    request?: object,
  ) {
    if (!stream.startsWith(`${obligation.name}-`)) throw noSuchObligation();
    return {
      aggregate: obligation,
      stream,
      command: {
        name,
        actor: actor.id,
        id: commandId,
        request: { obligation: stream, ...request },
      },
    };
  }

  private async admit(
    { actor, ifVersion }: ObligationCommand,
    state: Existing,
    { action, seen }: { action: Action; seen: number },
  ): Promise<Ask> {
    requireMay(actor, action, { cell: state.cell });
    if (ifVersion !== undefined && ifVersion !== seen) throw changedSince(seen);
    return { workflow: await this.workflows.byId(state.workflow), actor };
  }
}

function answered<R extends object>(state: Existing, { events, result, also }: Decided<R>) {
  const after = events.reduce(evolveExisting, state);
  const place = placeOf(after);
  const standsAt = place === after.status ? {} : { standsAt: place };
  return { events, also, result: { ...(result as R), status: after.status, ...standsAt } };
}
