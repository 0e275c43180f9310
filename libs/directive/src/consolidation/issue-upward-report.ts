import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { numberNotice } from '#libs/records';
import { type Asked } from '../command.js';
import { directive, type Directive, reportUpward, upwardPaper } from '../campaign/directive.js';
import { openObligations } from '../campaign/open-obligations.js';
import { type OpenObligation } from '../campaign/still-open.js';
import { issuer, registerOf } from '../letters/issuer.js';
import { Workflows } from '../workflows.js';
import { type UpwardLetter, upwardLetter } from './consolidation-paper.js';
import { requireTerms } from './get-consolidation.js';
import { readConsolidation, requirePlanningReview } from './read-consolidation.js';

/** `interim`: a first report while cells are still open; the final one follows and has a number of its own. */
export const upwardReportBody = z.strictObject({ interim: z.boolean().default(false) }).default({ interim: false });

export interface UpwardReportAnswer {
  readonly directive: string;
  readonly notice: string;
  readonly symbol: string;
  readonly interim: boolean;
  readonly version: number;
}

export class IssueUpwardReport extends Command<UpwardReportAnswer> {
  constructor(readonly input: Asked & { readonly directive: string; readonly body: z.infer<typeof upwardReportBody> }) {
    super();
  }
}

type Running = Extract<Directive, { status: 'issued' | 'closed' }>;

/** An underscore stands in no id of a directive or cell: no other notice has this stream. */
export function upwardNotice(directiveId: string, interim: boolean): string {
  return `notice-${directiveId}_bao-cao${interim ? '-buoc-dau' : ''}`;
}

/**
 * The committee's own report: its number, its letter with the figures of this very moment, and the fact, in one short transaction; the PDF follows.
 * Whoever asks again gets the same paper. Errors: `Refused` as `upwardPaper` and `requirePlanningReview`, NO_TERMS.
 */
@CommandHandler(IssueUpwardReport)
export class IssueUpwardReportHandler implements ICommandHandler<IssueUpwardReport> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: IssueUpwardReport): Promise<UpwardReportAnswer> {
    const { interim } = input.body;
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: { name: 'issue-upward-report', actor: input.actor.id, id: input.commandId, request: { directive: input.directive, interim } },
      decide: async (found, { now, manager }) => {
        const state = await requirePlanningReview(found, this.workflows);
        const open = await openObligations(manager, this.workflows, { directive: input.directive, cells: state.cells });
        const known = upwardPaper(state, { interim, open });
        if (known) return { events: [], result: { directive: input.directive, notice: known.notice, symbol: known.symbol, interim } };
        return this.issue(input, { state, open }, { now, manager });
      },
    });
    return { ...result, version };
  }

  private async issue(
    { directive: id, actor, body: { interim } }: IssueUpwardReport['input'],
    { state, open }: { state: Running; open: readonly OpenObligation[] },
    { now, manager }: { now: string; manager: EntityManager },
  ) {
    const issuedOn = civilDate(now);
    const notice = upwardNotice(id, interim);
    const table = await readConsolidation({ store: this.store, workflows: this.workflows, manager }, id);
    requireTerms(table);
    const from = await issuer(manager, state.content.committee, issuedOn);
    const letter: UpwardLetter = { from, content: state.content, table, issuedOn, interim };
    const numbered = await numberNotice(this.store, manager, {
      notice,
      register: registerOf(from, 'BC'),
      kind: 'bao-cao-tong-hop',
      issuedOn,
      subject: `directive-${id}`,
      dossier: id,
      title: `Báo cáo ${upwardLetter(letter, null).subject}`,
      actor: actor.id,
      letter: ({ number }) => upwardLetter(letter, number),
    });
    const { symbol } = numbered;
    const events = reportUpward(state, { notice, symbol, on: issuedOn, interim, by: actor.id }, open);
    return { events, also: [...numbered.operations], result: { directive: id, notice, symbol, interim } };
  }
}
