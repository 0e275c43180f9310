import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { directivePaper } from '#libs/workflow';
import {
  directive,
  type Directive,
  noSuchDirective,
  type Running,
  type UpwardPaper,
} from '../campaign/directive.js';
import { openObligations } from '../campaign/open-obligations.js';
import { stillOpen } from '../campaign/still-open.js';
import { type Asked } from '../definition/command.js';
import { Workflows } from '../definition/workflows.js';
import { type ConsolidationSources } from '../upward/read-consolidation.js';
import { countOutcome } from './count-outcome.js';
import { type NumberedResults, numberResults } from './number-results.js';

export interface ResultsAnswer {
  readonly directive: string;
  readonly notice: string;
  readonly symbol: string;
  readonly version: number;
}

export class IssueResults extends Command<ResultsAnswer> {
  constructor(readonly input: Asked & { readonly directive: string }) {
    super();
  }
}

function requireClosed(state: Directive): Running {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'closed') return state;
  throw new Refused(
    'NOT_CLOSED',
    'Thông báo kết quả chung được ban hành khi kết thúc đợt. Hãy kết thúc đợt trước.',
  );
}

/**
 * Issues the notice of all results again after the closing, because a result has changed since; it
 * replaces the one before. Asked again without a change, it gives the same paper. Errors: `Refused`
 * NOT_CLOSED, NO_RESULTS_NOTICE, STILL_OPEN, NOTHING_APPROVED.
 */
@CommandHandler(IssueResults)
export class IssueResultsHandler implements ICommandHandler<IssueResults> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input: { directive: id, actor, commandId } }: IssueResults) {
    const { store, workflows } = this;
    const { result, version } = await store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: {
        name: 'issue-results',
        actor: actor.id,
        id: commandId,
        request: { directive: id },
      },
      decide: async (found, { now, manager }) => {
        const state = requireClosed(found);
        await this.requireNotice(state);
        const sources = { store, workflows, manager };
        await requireDecided(sources, id);
        const { approved } = await countOutcome(manager, id);
        const ask = { directive: id, state, cells: approved, by: actor.id, now };
        const numbered = await numberResults(sources, ask);
        const { notice, symbol } = paperOf(state, numbered);
        return {
          events: numbered?.events ?? [],
          also: [...(numbered?.operations ?? [])],
          result: { directive: id, notice, symbol },
        };
      },
    });
    return { ...result, version };
  }

  private async requireNotice({ workflow: id }: Running): Promise<void> {
    const workflow = await this.workflows.byId(id);
    if (directivePaper(workflow)) return;
    throw new Refused(
      'NO_RESULTS_NOTICE',
      `Quy trình “${workflow.title}” không có thông báo kết quả chung. Hãy xem thông báo của ` +
        'từng chi bộ.',
    );
  }
}

async function requireDecided(
  { manager, workflows }: ConsolidationSources,
  directiveId: string,
): Promise<void> {
  const open = await openObligations(manager, workflows, { directive: directiveId, cells: [] });
  if (open.length > 0)
    throw stillOpen(open, 'Xử lý xong các chi bộ này rồi thông báo lại kết quả.');
}

/** The new notice, or the one that stands. */
function paperOf({ results }: Running, numbered: NumberedResults | undefined): UpwardPaper {
  const paper = numbered?.paper ?? results.at(-1);
  if (paper) return paper;
  throw new Refused(
    'NOTHING_APPROVED',
    'Không có báo cáo nào được chấp nhận nên không có kết quả để thông báo.',
  );
}
