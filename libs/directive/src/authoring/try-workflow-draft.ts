import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { effectId, inTransaction, recordEffects } from '#libs/platform';
import { type Asked } from '../definition/command.js';
import { requireDraft, requireSound } from './draft-rows.js';
import { type TrialView, viewOf } from './get-workflow-draft.js';
import { TRY_WORKFLOW } from './play-trial.js';
import { askTrial, findTrial, requireTrial, type TrialRow } from './trial-rows.js';

export class TryWorkflowDraft extends Command<TrialView> {
  constructor(readonly input: Asked & { readonly name: string }) {
    super();
  }
}

/** What was asked for before and has not failed is the same trial. */
const stands = (old: TrialRow | undefined, id: string, definition: string): boolean =>
  old !== undefined && (old.id === id || (old.definition === definition && old.state !== 'failed'));

/**
 * Asks for a trial of the draft as it is now; a worker plays it. While these very texts are played,
 * or once they were, asking again answers that trial. Errors: `Refused` NO_SUCH_WORKFLOW_DRAFT,
 * WORKFLOW_NOT_SOUND.
 */
@CommandHandler(TryWorkflowDraft)
export class TryWorkflowDraftHandler implements ICommandHandler<TryWorkflowDraft> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  execute({ input: { name, actor, commandId } }: TryWorkflowDraft): Promise<TrialView> {
    return inTransaction(this.dataSource, async (manager) => {
      const draft = await requireDraft(manager, name, { lock: true });
      const { definition } = await requireSound(manager, draft);
      const id = `try-${effectId('try-workflow', name, actor.id, commandId)}`;
      const ask = { name, id, definition: definition.workflow.id, by: actor.id };
      if (!stands(await findTrial(manager, { name }), id, ask.definition)) {
        await askTrial(manager, ask);
        await recordEffects(manager, [{ id, kind: TRY_WORKFLOW, subject: `workflow-${name}` }]);
      }
      return viewOf(await requireTrial(manager, name));
    });
  }
}
