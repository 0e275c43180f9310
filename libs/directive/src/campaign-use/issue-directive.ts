import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { numberNotice } from '#libs/records';
import { isStanding, type Workflow } from '#libs/workflow';
import { type Asked } from '../definition/command.js';
import { directiveText, issuedLetter, issueKind } from '../letters/directive-letter.js';
import { issuer, registerOf } from '../letters/issuer.js';
import { pinAtIssue } from '../planning/issue-terms.js';
import { requireTermsRecorded } from '../planning/terms-recorded.js';
import { Workflows } from '../definition/workflows.js';
import { directive, type Directive } from '../campaign/directive.js';
import { issueDirective, mayIssue } from '../campaign/issuing.js';
import { noRecipients, recipientsOn } from '../campaign/recipients.js';
import { requireWhole } from '../campaign/drafting.js';
import { noCells } from '../definition/refusals.js';

export interface IssueAnswer {
  readonly directive: string;
  readonly symbol: string;
  readonly notice: string;
  readonly cells: number;
  readonly version: number;
}

export class IssueDirective extends Command<IssueAnswer> {
  constructor(readonly input: Asked & { readonly directive: string }) {
    super();
  }
}

/**
 * Draws the number, dates the letter today, and names the cells that exist today. The obligations,
 * the messages and the PDF follow from the fact.
 */
@CommandHandler(IssueDirective)
export class IssueDirectiveHandler implements ICommandHandler<IssueDirective> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: IssueDirective): Promise<IssueAnswer> {
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: {
        name: 'issue-directive',
        actor: input.actor.id,
        id: input.commandId,
        request: { directive: input.directive },
      },
      decide: async (state, { now, manager }) => {
        if (!mayIssue(state, now))
          return { events: [], result: await already(input.directive, state, { now, manager }) };
        return this.issue(input, state, { now, manager });
      },
    });
    return { ...result, version };
  }

  private async issue(
    { directive: id, actor }: IssueDirective['input'],
    state: Directive,
    { now, manager }: { now: string; manager: EntityManager },
  ) {
    if (state.status === 'none') throw new Error('asked mayIssue first');
    const { content } = state;
    const issuedOn = civilDate(now);
    const workflow = await this.workflows.pin(manager, content.workflow);
    requireWhole(state, asksSuperior(workflow, state));
    const from = await issuer(manager, content.committee, issuedOn);
    const { selected, leftOut } = await recipientsOn(manager, content, issuedOn);
    const cells = selected.map((cell) => cell.id);
    if (cells.length === 0) throw leftOut.length > 0 ? noRecipients() : noCells();
    const names = content.targetTerms ?? [];
    await requireTermsRecorded(manager, { cells, names, on: issuedOn });
    await pinAtIssue(manager, { directive: id, cells, names, issuedOn });
    const notice = `notice-${id}`;
    const kind = issueKind(workflow);
    const numbered = await numberNotice(this.store, manager, {
      notice,
      register: registerOf(from, kind),
      kind: kind.name,
      issuedOn,
      subject: `directive-${id}`,
      dossier: id,
      actor: actor.id,
      letter: ({ number }) =>
        issuedLetter(workflow, { from, issuedOn, number }, directiveText(content)),
    });
    const events = issueDirective(state, {
      now,
      workflow: workflow.id,
      issuedOn,
      symbol: numbered.symbol,
      notice,
      cells,
      standing: isStanding(workflow),
      by: actor.id,
    });
    return {
      events,
      also: [...numbered.operations],
      result: { directive: id, symbol: numbered.symbol, notice, cells: cells.length },
    };
  }
}

/**
 * A planning review answers a superior. A draft that the system opened waits for that letter where
 * its definition says so.
 */
function asksSuperior({ report, recur }: Workflow, state: Directive): boolean {
  const opened = state.status !== 'none' && state.openedFrom !== undefined;
  return report === 'planning' || (opened && (recur?.askSuperior ?? false));
}

/**
 * The answer for a directive that was issued already. Error: `Refused` CELLS_WITHOUT_OBLIGATION
 * when cells have come since, because a second issue would not reach them.
 */
async function already(
  id: string,
  state: Directive,
  { now, manager }: { now: string; manager: EntityManager },
) {
  if (state.status !== 'issued') throw new Error('only an issued directive is issued already');
  const answer = {
    directive: id,
    symbol: state.symbol,
    notice: state.notice,
    cells: state.cells.length,
  };
  // The next period asks every cell of its own day.
  if (state.standing) return answer;
  const { selected } = await recipientsOn(manager, state.content, civilDate(now));
  const without = selected.filter((cell) => !state.cells.includes(cell.id));
  if (without.length > 0) {
    throw new Refused(
      'CELLS_WITHOUT_OBLIGATION',
      `Đợt này đã ban hành (số ${state.symbol}), ban hành lại không giao thêm việc. Chưa ` +
        `được giao: ${without.map(({ name }) => name).join('; ')}. ` +
        'Hãy giao bổ sung cho từng chi bộ (có lý do và số văn bản), hoặc chuyển việc của chi ' +
        'bộ cũ sang nếu chia tách, sáp nhập.',
      { symbol: state.symbol, cells: without.map(({ id: cell }) => cell) },
    );
  }
  return answer;
}
