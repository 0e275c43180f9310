import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { writeDraft } from './draft-store.js';
import { ReportDesk, requireTaking } from './report-desk.js';

export interface DiscardAnswer {
  readonly obligation: string;
  readonly version: number;
}

export class DiscardDraft extends Command<DiscardAnswer> {
  constructor(readonly input: ObligationCommand) {
    super();
  }
}

/**
 * Returns the draft to what the cell starts from. Its version goes up, so somebody who still has
 * the old draft open does not overwrite what comes next.
 */
@CommandHandler(DiscardDraft)
export class DiscardDraftHandler implements ICommandHandler<DiscardDraft> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ input }: DiscardDraft): Promise<DiscardAnswer> {
    const opened = await this.desk.open(input.obligation, input.actor, 'obligation.submit');
    requireTaking(opened, input.actor);
    const row = await writeDraft(this.desk.dataSource, input, {
      round: opened.state.round + 1,
      content: null,
    });
    return { obligation: input.obligation, version: row?.version ?? 0 };
  }
}
