import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore, type Operation } from '#libs/event-store';
import { type Action, can } from '#libs/org';
import { type Asked, type IfVersion } from '../command.js';
import { Workflows } from '../workflows.js';
import { type Ask, type Obligation, obligation } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';

/** Answer of every command on an obligation. `version` is its ETag. */
export interface ObligationAnswer {
  readonly obligation: string;
  readonly status: string;
  readonly version: number;
}

export interface ObligationCommand extends Asked, IfVersion {
  /** Stream: `obligation-<directive>-<cell>`. */
  readonly obligation: string;
}

export interface Decided<R extends object> {
  readonly events: readonly ObligationEvent[];
  /** More for the answer, beside obligation, status and version. */
  readonly result?: R;
  readonly also?: readonly Operation[];
}

export interface DecisionContext extends Ask {
  /** Read after the obligation's row was locked. */
  readonly now: string;
  readonly manager: EntityManager;
}

interface Decide<R extends object> {
  readonly name: string;
  readonly action: Action;
  readonly request?: object;
  readonly decide: (state: Obligation, context: DecisionContext) => Promise<Decided<R>> | Decided<R>;
}

/**
 * What all commands on one obligation share: lock, load, ownership, the version the caller saw, the pinned definition, then the pure rule.
 * Errors: `Refused` NO_SUCH_OBLIGATION, NOT_YOUR_CELL, CHANGED_SINCE, and what the rule refuses.
 */
@Injectable()
export class Obligations {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async decide<R extends object = object>(command: ObligationCommand, { name, action, request, decide }: Decide<R>): Promise<ObligationAnswer & R> {
    const { actor, commandId, ifVersion } = command;
    const answer = await this.store.transact({
      aggregate: obligation,
      stream: command.obligation,
      command: { name, actor: actor.id, id: commandId, request: { obligation: command.obligation, ...request } },
      decide: async (state, { now, version, manager }) => {
        if (state.status === 'none') throw new Refused('NO_SUCH_OBLIGATION', 'Không có nghĩa vụ báo cáo này. Hãy mở lại từ danh sách của đợt.');
        if (!can(actor, action, { cell: state.cell })) throw new Refused('NOT_YOUR_CELL', 'Đồng chí chỉ làm việc này cho chi bộ của mình.');
        if (ifVersion !== undefined && ifVersion !== version) {
          throw new Refused('CHANGED_SINCE', 'Hồ sơ đã thay đổi sau khi đồng chí mở. Hãy tải lại rồi thực hiện lại.', { version });
        }
        const workflow = await this.workflows.byId(state.workflow);
        const decided = await decide(state, { workflow, actor, now, manager });
        const after = decided.events.reduce(obligation.evolve, state);
        return { events: decided.events, also: decided.also, result: { ...(decided.result as R), status: after.status } };
      },
    });
    return { ...answer.result, obligation: command.obligation, version: answer.version };
  }
}
