import { Inject } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  Query,
  QueryHandler,
} from '@nestjs/cqrs';
import { type Actor } from '#libs/org';
import { type Asked } from '../definition/command.js';
import { type BulkRequest } from './bulk-commands.js';
import { BulkRuns } from './bulk-runs.js';
import { type BulkRun } from './stored-run.js';
import { type Judgement } from './selection.js';

export class PreviewBulk extends Query<Judgement> {
  constructor(
    readonly actor: Actor,
    readonly request: BulkRequest,
  ) {
    super();
  }
}

export class StartBulk extends Command<BulkRun> {
  constructor(readonly input: Asked & { readonly request: BulkRequest }) {
    super();
  }
}

export class GetBulkRun extends Query<BulkRun> {
  constructor(readonly run: string) {
    super();
  }
}

@QueryHandler(PreviewBulk)
export class PreviewBulkHandler implements IQueryHandler<PreviewBulk> {
  constructor(@Inject(BulkRuns) private readonly runs: BulkRuns) {}

  execute({ actor, request }: PreviewBulk): Promise<Judgement> {
    return this.runs.preview(actor, request);
  }
}

@CommandHandler(StartBulk)
export class StartBulkHandler implements ICommandHandler<StartBulk> {
  constructor(@Inject(BulkRuns) private readonly runs: BulkRuns) {}

  execute({ input: { actor, commandId, request } }: StartBulk): Promise<BulkRun> {
    return this.runs.start(actor, commandId, request);
  }
}

@QueryHandler(GetBulkRun)
export class GetBulkRunHandler implements IQueryHandler<GetBulkRun> {
  constructor(@Inject(BulkRuns) private readonly runs: BulkRuns) {}

  execute({ run }: GetBulkRun): Promise<BulkRun> {
    return this.runs.read(run);
  }
}
