import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { directivePaper } from '#libs/workflow';
import { directive, type Directive, noSuchDirective, type Running } from '../campaign/directive.js';
import { openObligations } from '../campaign/open-obligations.js';
import { stillOpen } from '../campaign/still-open.js';
import { type Asked } from '../definition/command.js';
import { Workflows } from '../definition/workflows.js';
import { countOutcome } from './count-outcome.js';
import { numberResults } from './number-results.js';

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
        const open = await openObligations(manager, workflows, { directive: id, cells: [] });
        if (open.length > 0)
          throw stillOpen(open, 'Xử lý xong các chi bộ này rồi thông báo lại kết quả.');
        const { approved } = await countOutcome(manager, id);
        const numbered = await numberResults(
          { store, workflows, manager },
          { directive: id, state, cells: approved, by: actor.id, now },
        );
        const paper = numbered?.paper ?? state.results.at(-1);
        if (!paper)
          throw new Refused(
            'NOTHING_APPROVED',
            'Không có báo cáo nào được chấp nhận nên không có kết quả để thông báo.',
          );
        const { notice, symbol } = paper;
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
