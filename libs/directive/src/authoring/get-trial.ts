import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type TrialView, viewOf } from './get-workflow-draft.js';
import { requireTrial, trialPaper, type TrialResult } from './trial-rows.js';

export type TrialAnswer = TrialView & { readonly result: TrialResult | null };

export class GetTrial extends Query<TrialAnswer> {
  constructor(readonly name: string) {
    super();
  }
}

export class GetTrialPaper extends Query<{ file: string; bytes: Buffer }> {
  constructor(
    readonly name: string,
    readonly n: number,
  ) {
    super();
  }
}

@QueryHandler(GetTrial)
export class GetTrialHandler implements IQueryHandler<GetTrial> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async execute({ name }: GetTrial): Promise<TrialAnswer> {
    const trial = await requireTrial(this.dataSource.manager, name);
    return { ...viewOf(trial), result: trial.result };
  }
}

@QueryHandler(GetTrialPaper)
export class GetTrialPaperHandler implements IQueryHandler<GetTrialPaper> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  execute({ name, n }: GetTrialPaper): Promise<{ file: string; bytes: Buffer }> {
    return trialPaper(this.dataSource.manager, name, n);
  }
}
