import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { takeBackNotice } from '#libs/records';
import { takeBackLists } from '../planning/take-back-lists.js';
import {
  type Decided,
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
  type TransactionContext,
} from '../obligation/decide-obligation.js';
import { type Existing } from '../obligation/obligation.js';
import { requireDocumentDay, undoingFields } from './undoing-body.js';
import { mayRevokeApproval, revokeApproval } from '../obligation/undoing.js';

/**
 * `notice` is the id of the notice that stands now, as the board shows it. It is left out where the
 * definition approves without a paper.
 */
export const revokeApprovalBody = z.strictObject({
  notice: z.string().min(1).max(200).optional(),
  ...undoingFields,
});
type RevokeApprovalBody = z.infer<typeof revokeApprovalBody>;

export interface RevokeAnswer extends ObligationAnswer {
  readonly notice: string | null;
}

export class RevokeApproval extends Command<RevokeAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: RevokeApprovalBody }) {
    super();
  }
}

/**
 * Takes an approval back in one transaction: the report returns to review, the notice is marked as
 * revoked but keeps its number and file, and the lists that it put on record are led back. Refused
 * while a later list stands on them. Errors: `Refused` as `revokeApproval`, DOCUMENT_DAY,
 * LATER_LIST_STANDS.
 */
@CommandHandler(RevokeApproval)
export class RevokeApprovalHandler implements ICommandHandler<RevokeApproval> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  execute({ input }: RevokeApproval): Promise<RevokeAnswer> {
    return this.obligations.decideInTransaction<{ notice: string | null }>(input, {
      name: 'revoke-approval',
      action: 'obligation.revoke-approval',
      request: input.body,
      decide: async (state, context) => ({
        ...(await this.decide(state, context, input.body)),
        result: { notice: input.body.notice ?? null },
      }),
    });
  }

  private async decide(
    state: Existing,
    context: TransactionContext,
    { notice, ...why }: RevokeApprovalBody,
  ): Promise<Omit<Decided<object>, 'result'>> {
    if (!mayRevokeApproval(state, { notice, ...why }, context)) return { events: [] };
    if (notice === undefined) return { events: revokeApproval(state, why, context) };
    const { manager, now, actor } = context;
    const { symbol, issuedOn, operations } = await takeBackNotice(this.store, manager, {
      notice,
      actor: actor.id,
      ...why,
    });
    requireDocumentDay(why.documentOn, {
      from: issuedOn,
      today: civilDate(now),
      of: `ngày của Thông báo số ${symbol}`,
    });
    const lists = await takeBackLists(this.store, manager, {
      cell: state.cell,
      notice,
      directive: state.directive,
      by: actor.id,
    });
    return {
      events: revokeApproval(state, { notice, symbol, ...why }, context),
      also: [...operations, ...lists],
    };
  }
}
