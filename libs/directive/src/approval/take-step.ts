import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { EventStore, type Operation } from '#libs/event-store';
import { humanText } from '#libs/platform';
import { takeBackNotice } from '#libs/records';
import { stepPaper } from '#libs/workflow';
import { isRunning } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { directiveWithdrawn } from '../definition/refusals.js';
import { Workflows } from '../definition/workflows.js';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
  type TransactionContext,
} from '../obligation/decide-obligation.js';
import { issuer } from '../letters/issuer.js';
import { type Existing } from '../obligation/obligation.js';
import { cells } from '../obligation/report.js';
import { takeStep } from '../obligation/stepping.js';
import { reportOf } from '../receipt/read-receipt.js';
import { type CellNotice, numberCellNotice } from './number-cell-notice.js';
import { requireStepFields } from './step-fields.js';

/** What the office says of the report; it may name people, so it stands in no message. */
export const takeStepBody = z.strictObject({
  opinion: humanText(1, 2000).optional(),
  /** What form.yaml asks for at this step (`steps`), by key. */
  fields: cells.optional(),
});

export class TakeStep extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & {
      /** The command, as the definition names it. */
      readonly step: string;
      readonly body: z.infer<typeof takeStepBody>;
    },
  ) {
    super();
  }
}

/**
 * Where the definition has a paper for the step, its number and letter are written in the same
 * transaction. Errors: `Refused` as `takeStep`, DIRECTIVE_WITHDRAWN.
 */
@CommandHandler(TakeStep)
export class TakeStepHandler implements ICommandHandler<TakeStep> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  execute({ input }: TakeStep): Promise<ObligationAnswer> {
    const { step, body } = input;
    return this.obligations.decideInTransaction<object>(input, {
      name: 'take-step',
      action: 'obligation.step',
      request: { step, ...body },
      decide: async (state, context) => {
        const paper = stepPaper(context.workflow, step);
        const notice = paper && noticeOf(input.obligation, state, step);
        const events = takeStep(state, { step, ...body, notice }, context);
        if (events.length === 0) return { events };
        const definition = await this.workflows.definitionById(context.workflow.id);
        requireStepFields(definition, step, body.fields);
        const { state: directive } = await readDirective(
          this.store,
          state.directive,
          context.manager,
        );
        if (!isRunning(directive)) throw directiveWithdrawn();
        const numbered = events.some(({ data }) => 'notice' in data);
        if (!paper || !notice || !numbered) return { events };
        return {
          events,
          also: await this.paper(state, context, { step, paper, notice, directive }),
        };
      },
    });
  }

  /** The paper of a step that was taken before, in another round, no longer counts. */
  private async paper(
    state: Existing,
    context: TransactionContext,
    { step, ...made }: Pick<CellNotice, 'paper' | 'notice' | 'directive'> & { step: string },
  ): Promise<Operation[]> {
    if (!state.report) throw new Error('a step needs a report');
    const { manager, now, actor } = context;
    const issuedOn = civilDate(now);
    const from = await issuer(manager, made.directive.content.committee, issuedOn);
    const { report } = await reportOf(manager, from.committee.id, state.report.receipt);
    const before = state.stepPapers.findLast((one) => one.step === step)?.notice;
    const { symbol, operations } = await numberCellNotice(this.store, state, context, {
      ...made,
      from,
      report,
      lists: undefined,
      issuedOn,
      replaces: before ?? state.revoked.findLast((one) => one.includes(`_${step}`)),
    });
    if (before === undefined) return [...operations];
    const back = await takeBackNotice(this.store, manager, {
      notice: before,
      actor: actor.id,
      reason: 'Bước này được làm lại với báo cáo gửi lại',
      document: symbol,
      documentOn: issuedOn,
    });
    return [...operations, ...back.operations];
  }
}

/** No id of a directive or cell contains an underscore, so no other notice has this stream. */
function noticeOf(obligation: string, { stepPapers, approvals }: Existing, step: string): string {
  const name = `notice-${obligation.slice('obligation-'.length)}_${step}`;
  const own = [...stepPapers.map(({ notice }) => notice), ...approvals].filter(
    (notice) => notice === name || notice.startsWith(`${name}_`),
  );
  return own.length === 0 ? name : `${name}_${own.length + 1}`;
}
