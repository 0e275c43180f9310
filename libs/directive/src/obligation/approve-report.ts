import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { getCell } from '#libs/org';
import { numberNotice } from '#libs/records';
import { readDirective } from '../campaign/read-directive.js';
import { civilDateField } from '../deadline.js';
import { approvalLetter } from '../letters/approval-letter.js';
import { plainLetter, type PlainApproval } from '../letters/plain-letter.js';
import { issuer, registerOf } from '../letters/issuer.js';
import { reportOf } from '../receipt/read-receipt.js';
import { type Decided, type TransactionContext, type ObligationAnswer, type ObligationCommand, Obligations } from './decide-obligation.js';
import { approveReport, type Obligation } from './obligation.js';
import { obligationStream } from './obligation-stream.js';

/** The committee's meeting that decided: day, members present, members in favour. */
export const approvalBody = z.strictObject({
  meeting: z
    .strictObject({ on: civilDateField, present: z.number().int().min(1).max(500), agreed: z.number().int().min(0).max(500) })
    .refine(({ present, agreed }) => agreed <= present, { path: ['agreed'], message: 'Số đồng ý không thể lớn hơn số có mặt' })
    .refine(({ present, agreed }) => agreed * 2 > present, { path: ['agreed'], message: 'Chưa quá nửa số có mặt đồng ý, không phê duyệt được' }),
});

export interface ApproveAnswer extends ObligationAnswer {
  readonly notice: string;
  readonly symbol: string | null;
}

export class ApproveReport extends Command<ApproveAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: z.infer<typeof approvalBody> }) {
    super();
  }
}

/** Approval, number and notice in one short transaction; the PDF follows. One approval has one number, whoever clicks twice. */
@CommandHandler(ApproveReport)
export class ApproveReportHandler implements ICommandHandler<ApproveReport> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  execute({ input }: ApproveReport): Promise<ApproveAnswer> {
    return this.obligations.decideInTransaction<{ notice: string; symbol: string | null }>(input, {
      name: 'approve-report',
      action: 'obligation.approve',
      request: input.body,
      decide: async (state, context) => {
        const notice = `notice-${input.obligation.slice('obligation-'.length)}`;
        const events = approveReport(state, { notice, meeting: input.body.meeting }, context);
        if (events.length === 0) return { events, result: { notice, symbol: null } };
        const numbered = await this.number(state, context, { notice, meetingOn: input.body.meeting.on });
        return { ...numbered, events };
      },
    });
  }

  private async number(
    state: Obligation,
    { manager, now, actor, workflow }: TransactionContext,
    { notice, meetingOn }: { notice: string; meetingOn: string },
  ): Promise<Omit<Decided<{ notice: string; symbol: string }>, 'events'>> {
    if (state.status === 'none' || !state.report) throw new Error('an approval needs a report');
    const { state: directive } = await readDirective(this.store, state.directive, manager);
    if (directive.status !== 'issued' && directive.status !== 'closed') throw new Error('an obligation lives under an issued directive');
    const issuedOn = civilDate(now);
    const from = await issuer(manager, directive.content.committee, issuedOn);
    const cell = (await getCell(manager, state.cell))!;
    const report = await reportOf(manager, from.committee.id, state.report.receipt);
    const facts = { workflow, from, cell, directive, report, meetingOn, issuedOn };
    const { symbol, operations } = await numberNotice(this.store, manager, {
      notice,
      register: registerOf(from, workflow.documents.approve.type),
      kind: workflow.documents.approve.kind,
      issuedOn,
      subject: obligationStream(state.directive, state.cell),
      dossier: state.directive,
      title: report.outcome === 'reported' ? `Thông báo ${letterOf({ ...facts, number: 1 }).subject}` : `Phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy ${cell.name}`,
      actor: actor.id,
      letter: ({ number }) => letterOf({ ...facts, number }),
    });
    return { also: [...operations], result: { notice, symbol } };
  }
}

/** The planning notice prints the lists; any other workflow's notice says what its definition says. */
function letterOf({ report, ...facts }: PlainApproval) {
  return report.outcome === 'reported' ? plainLetter({ ...facts, report }) : approvalLetter({ ...facts, report });
}
