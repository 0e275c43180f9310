import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';

export class DiscardWorkflowDraft extends Command<{ discarded: boolean }> {
  constructor(readonly name: string) {
    super();
  }
}

/** Takes a draft away with its trial. Once it is gone, asking again says so and changes nothing. */
@CommandHandler(DiscardWorkflowDraft)
export class DiscardWorkflowDraftHandler implements ICommandHandler<DiscardWorkflowDraft> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async execute({ name }: DiscardWorkflowDraft): Promise<{ discarded: boolean }> {
    const [rows]: [unknown[]] = await this.dataSource.query(
      'delete from app.workflow_draft where name = $1 returning name',
      [name],
    );
    return { discarded: rows.length > 0 };
  }
}
