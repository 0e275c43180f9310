import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { baoCaoTongHop, cite } from '#libs/document-kinds';
import { EventStore } from '#libs/event-store';
import { numberNotice } from '#libs/records';
import { type Asked } from '../definition/command.js';
import { directive, type Running } from '../campaign/directive.js';
import { reportUpward, upwardPaper } from '../campaign/reporting.js';
import { openObligations } from '../campaign/open-obligations.js';
import { type OpenObligation } from '../campaign/still-open.js';
import { issuer, registerOf } from '../letters/issuer.js';
import { Workflows } from '../definition/workflows.js';
import { type UpwardLetter, upwardLetter } from './consolidation-paper.js';
import { requireTerms } from './get-consolidation.js';
import { changedSince, lastReport, supplementReport } from './supplement.js';
import { readConsolidation, requirePlanningReview } from './read-consolidation.js';

/**
 * `interim` makes a first report while cells are still open; the final one follows and has a number
 * of its own. `supplement` says, after the final one, what changed since.
 */
export const upwardReportBody = z
  .strictObject({ interim: z.boolean().default(false), supplement: z.boolean().default(false) })
  .refine(({ interim, supplement }) => !(interim && supplement), {
    path: ['supplement'],
    message: 'Chọn báo cáo bước đầu hoặc báo cáo bổ sung, không cả hai',
  })
  .default({ interim: false, supplement: false });

export interface UpwardReportAnswer {
  readonly directive: string;
  readonly notice: string;
  readonly symbol: string;
  readonly interim: boolean;
  readonly version: number;
}

export class IssueUpwardReport extends Command<UpwardReportAnswer> {
  constructor(
    readonly input: Asked & {
      readonly directive: string;
      readonly body: z.infer<typeof upwardReportBody>;
    },
  ) {
    super();
  }
}

/** No id of a directive or cell contains an underscore, so no other notice has this stream. */
export function upwardNotice(directiveId: string, interim: boolean): string {
  return `notice-${directiveId}_bao-cao${interim ? '-buoc-dau' : ''}`;
}

/**
 * Issues the committee's own report. One short transaction writes its number, its letter with the
 * figures of this moment, and the fact; the PDF follows. Asked again, it gives the same paper.
 * Errors: `Refused` as `upwardPaper` and `requirePlanningReview`, NO_TERMS.
 */
@CommandHandler(IssueUpwardReport)
export class IssueUpwardReportHandler implements ICommandHandler<IssueUpwardReport> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: IssueUpwardReport): Promise<UpwardReportAnswer> {
    const { interim, supplement } = input.body;
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: {
        name: 'issue-upward-report',
        actor: input.actor.id,
        id: input.commandId,
        request: { directive: input.directive, interim, ...(supplement ? { supplement } : {}) },
      },
      decide: async (found, { now, manager }) => {
        const state = await requirePlanningReview(found, this.workflows);
        if (supplement) return this.supplement(input, state, { now, manager });
        const open = await openObligations(manager, this.workflows, {
          directive: input.directive,
          cells: state.cells,
        });
        const known = upwardPaper(state, { interim, open });
        if (known)
          return {
            events: [],
            result: {
              directive: input.directive,
              notice: known.notice,
              symbol: known.symbol,
              interim,
            },
          };
        return this.issue(input, { state, open }, { now, manager });
      },
    });
    return { ...result, version };
  }

  /**
   * Says what changed since the last report, with the table as it stands now. When nothing changed,
   * it answers that report again and writes nothing.
   */
  private async supplement(
    { directive: id, actor }: IssueUpwardReport['input'],
    state: Running,
    { now, manager }: { now: string; manager: EntityManager },
  ) {
    const last = lastReport(state);
    const changed = await changedSince(manager, id, { lock: true });
    if (changed.length === 0)
      return {
        events: [],
        result: { directive: id, notice: last.notice, symbol: last.symbol, interim: false },
      };
    const since = cite(baoCaoTongHop, last);
    const { paper, operations } = await this.number(
      {
        id,
        actor: actor.id,
        state,
        now,
        notice: `${upwardNotice(id, false)}-bo-sung-${state.supplements.length + 1}`,
      },
      manager,
      { interim: false, supplement: { since, changed } },
    );
    return {
      events: supplementReport(state, { paper, changed, by: actor.id }),
      also: [...operations],
      result: { directive: id, notice: paper.notice, symbol: paper.symbol, interim: false },
    };
  }

  private async issue(
    { directive: id, actor, body: { interim } }: IssueUpwardReport['input'],
    { state, open }: { state: Running; open: readonly OpenObligation[] },
    { now, manager }: { now: string; manager: EntityManager },
  ) {
    const { paper, operations } = await this.number(
      { id, actor: actor.id, state, now, notice: upwardNotice(id, interim) },
      manager,
      { interim },
    );
    const events = reportUpward(state, { ...paper, interim, by: actor.id }, open);
    return {
      events,
      also: [...operations],
      result: { directive: id, notice: paper.notice, symbol: paper.symbol, interim },
    };
  }

  private async number(
    {
      id,
      actor,
      state,
      now,
      notice,
    }: { id: string; actor: string; state: Running; now: string; notice: string },
    manager: EntityManager,
    which: Pick<UpwardLetter, 'interim' | 'supplement'>,
  ) {
    const issuedOn = civilDate(now);
    const table = await readConsolidation(
      { store: this.store, workflows: this.workflows, manager },
      id,
    );
    requireTerms(table);
    const from = await issuer(manager, state.content.committee, issuedOn);
    const letter: UpwardLetter = { from, content: state.content, table, issuedOn, ...which };
    const numbered = await numberNotice(this.store, manager, {
      notice,
      register: registerOf(from, baoCaoTongHop),
      kind: baoCaoTongHop.name,
      issuedOn,
      subject: `directive-${id}`,
      dossier: id,
      actor,
      letter: ({ number }) => upwardLetter(letter, number),
    });
    return {
      paper: { notice, symbol: numbered.symbol, on: issuedOn },
      operations: numbered.operations,
    };
  }
}
