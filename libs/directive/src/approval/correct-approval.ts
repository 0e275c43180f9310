import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { cite, kindNamed, thongBao } from '#libs/document-kinds';
import { EventStore } from '#libs/event-store';
import { getCell } from '#libs/org';
import { numberNotice, readNotice } from '#libs/records';
import { readDirective } from '../campaign/read-directive.js';
import { correctingNotice } from '../letters/correcting-notice.js';
import { issuer, registerOf, signedBy } from '../letters/issuer.js';
import { papersStandingOn } from '../planning/take-back-lists.js';
import {
  type Decided,
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
  type TransactionContext,
} from '../obligation/decide-obligation.js';
import { type Existing } from '../obligation/obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { requireDocumentDay, undoingFields } from './undoing-body.js';
import { correctedAlready, mayCorrectApproval } from '../obligation/undoing.js';

/**
 * `notice` is the id of the notice that stands now. `points` are the sentences that the correcting
 * notice prints: each says what is to be read differently.
 */
export const correctApprovalBody = z.strictObject({
  notice: z.string().min(1).max(200),
  points: z.array(z.string().trim().min(3).max(2000)).min(1).max(50),
  ...undoingFields,
});
type CorrectApprovalBody = z.infer<typeof correctApprovalBody>;

/** The correcting notice and its number. */
export interface CorrectApprovalAnswer extends ObligationAnswer {
  readonly notice: string;
  readonly symbol: string;
}

export class CorrectApproval extends Command<CorrectApprovalAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: CorrectApprovalBody }) {
    super();
  }
}

type Made = Decided<{ notice: string; symbol: string }>;

/**
 * Corrects the text of an approval's notice by a further notice with a number of its own, where a
 * later list keeps the approval from being revoked. The lists stay as they are, and the cell is
 * told once the paper exists. The same correction asked for again gets the same paper. Errors:
 * `Refused` as `mayCorrectApproval`, DOCUMENT_DAY.
 */
@CommandHandler(CorrectApproval)
export class CorrectApprovalHandler implements ICommandHandler<CorrectApproval> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  execute({ input }: CorrectApproval): Promise<CorrectApprovalAnswer> {
    return this.obligations.decideInTransaction<{ notice: string; symbol: string }>(input, {
      name: 'correct-approval',
      action: 'obligation.revoke-approval',
      request: input.body,
      decide: (state, context) => this.decide(state, context, input.body),
    });
  }

  private async decide(
    state: Existing,
    context: TransactionContext,
    { notice: corrects, points, ...why }: CorrectApprovalBody,
  ): Promise<Made> {
    const known = correctedAlready(state, { notice: corrects, points, ...why });
    if (known) return { events: [], result: { notice: known.notice, symbol: known.symbol } };
    const { manager, now, actor } = context;
    const standing = await papersStandingOn(this.store, manager, {
      cell: state.cell,
      notice: corrects,
    });
    mayCorrectApproval(state, { notice: corrects, standing }, context);
    const of = await readNotice(this.store, corrects, manager);
    if (of.status === 'none') throw new Error(`${corrects} was approved but never numbered`);
    const issuedOn = civilDate(now);
    const corrected = kindNamed(of.kind);
    requireDocumentDay(why.documentOn, {
      from: of.issuedOn,
      today: issuedOn,
      of: `ngày của ${corrected.noun} số ${of.symbol}`,
    });
    const { state: directive } = await readDirective(this.store, state.directive, manager);
    const from = signedBy(
      await issuer(manager, directive.content.committee, issuedOn),
      context.workflow.documents.approve?.signer,
    );
    const letter = {
      from,
      cell: (await getCell(manager, state.cell))!,
      cited: cite(corrected, { symbol: of.symbol, on: of.issuedOn }),
      points,
      standing,
      issuedOn,
      ...why,
    };
    // No id of a directive or cell contains an underscore, so no approval has this stream.
    const notice = `${corrects}_dinh-chinh-${state.corrections.length + 1}`;
    const { symbol, operations } = await numberNotice(this.store, manager, {
      notice,
      register: registerOf(from, thongBao),
      kind: thongBao.name,
      issuedOn,
      subject: obligationStream(state.directive, state.cell),
      dossier: state.directive,
      title: `Đính chính ${corrected.noun} số ${of.symbol}`,
      actor: actor.id,
      letter: ({ number }) => correctingNotice({ ...letter, number }),
    });
    return {
      events: [
        {
          type: 'ApprovalCorrected',
          data: { corrects, notice, symbol, points, ...why, by: actor.id },
        },
      ],
      also: [...operations],
      result: { notice, symbol },
    };
  }
}
