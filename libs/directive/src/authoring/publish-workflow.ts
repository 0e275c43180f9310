import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { type Actor } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { Workflows } from '../definition/workflows.js';
import { lockDraftName, requireDraft, requireSound } from './draft-rows.js';
import { findTrial } from './trial-rows.js';

export const publishWorkflowBody = z.strictObject({
  /** The id that was tried: what is published is what somebody saw. */
  definition: z
    .string()
    .max(100)
    .regex(/^[a-z0-9-]+@[0-9a-f]+$/)
    .describe('The id that the draft’s answer names'),
});

export interface PublishAnswer {
  readonly name: string;
  readonly version: number;
  readonly definition: string;
  readonly at: string;
}

export class PublishWorkflow extends Command<PublishAnswer> {
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly name: string;
      readonly body: z.infer<typeof publishWorkflowBody>;
    },
  ) {
    super();
  }
}

/**
 * Takes a draft for new work, in every process at once. It is stored as a used version is, so its
 * number is never another content's; running work stays with the version that it has. The draft
 * ends with it. Asked again, it answers what stands. Errors: `Refused` NO_SUCH_WORKFLOW_DRAFT,
 * WORKFLOW_NOT_SOUND, TRIAL_NEEDED, WORKFLOW_CHANGED.
 */
@CommandHandler(PublishWorkflow)
export class PublishWorkflowHandler implements ICommandHandler<PublishWorkflow> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  execute({ input: { actor, name, body } }: PublishWorkflow): Promise<PublishAnswer> {
    return inTransaction(this.dataSource, async (manager) => {
      // Two who publish the same draft come one after the other; the second finds it published.
      await lockDraftName(manager, name);
      const stands = await publication(manager, name, body.definition);
      if (stands) return stands;
      const draft = await requireDraft(manager, name, { lock: true });
      const shipped = await requireSound(manager, draft);
      const trial = await findTrial(manager, { name });
      const { id, version } = shipped.definition.workflow;
      if (trial?.state !== 'played' || trial.definition !== id || body.definition !== id)
        throw trialNeeded(name);
      await this.workflows.keep(manager, shipped);
      await manager.query(
        `insert into app.workflow_publication (definition, name, version, by, trial)
         values ($1, $2, $3, $4, $5)`,
        [id, name, version, actor.id, trial.id],
      );
      await manager.query('delete from app.workflow_draft where name = $1', [name]);
      return (await publication(manager, name, id))!;
    });
  }
}

async function publication(
  manager: EntityManager,
  name: string,
  definition: string,
): Promise<PublishAnswer | undefined> {
  const rows: PublishAnswer[] = await manager.query(
    `select name, version, definition, app.iso(at) as at from app.workflow_publication
     where name = $1 and definition = $2`,
    [name, definition],
  );
  return rows[0];
}

function trialNeeded(name: string): Refused {
  return new Refused(
    'TRIAL_NEEDED',
    `Chưa công bố được “${name}”: phải chạy thử xong đúng bản này, xem diễn biến, tin và văn bản ` +
      'của lần chạy thử, rồi công bố.',
  );
}
