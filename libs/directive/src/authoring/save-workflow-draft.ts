import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { type Actor } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { largestFile } from '#libs/workflow';
import { changedSince } from '../definition/refusals.js';
import { findDraft, lockDraftName, writeDraft } from './draft-rows.js';
import { draftView, type WorkflowDraftAnswer } from './get-workflow-draft.js';

const file = z.string().max(largestFile);

/** The three files as they are, whatever is wrong with them. */
export const workflowDraftBody = z.strictObject({
  workflow: file.describe('workflow.yaml'),
  form: file.nullable().default(null).describe('form.yaml'),
  rules: file.nullable().default(null).describe('rules.yaml'),
  /** The version of the draft that the writer has seen; 0 when there was none. */
  seen: z.int().min(0).default(0).describe('Version of the draft that was read; 0: none'),
});

export class SaveWorkflowDraft extends Command<WorkflowDraftAnswer> {
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly name: string;
      readonly body: z.infer<typeof workflowDraftBody>;
    },
  ) {
    super();
  }
}

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names a folder, an address and a definition at once. Error: `Refused` NOT_A_WORKFLOW_NAME. */
export function requireWorkflowName(name: string): void {
  if (!kebab.test(name) || name.length > 60 || name === 'schema')
    throw new Refused(
      'NOT_A_WORKFLOW_NAME',
      `“${name}” không đặt tên quy trình được. Hãy dùng chữ thường không dấu, số và gạch nối, ` +
        'như bien-ban-sinh-hoat.',
    );
}

/**
 * Keeps what is written of a definition, sound or not: nothing that somebody typed is lost, and the
 * answer says what is wrong with it. The same texts again are no further version. Errors: `Refused`
 * CHANGED_SINCE.
 */
@CommandHandler(SaveWorkflowDraft)
export class SaveWorkflowDraftHandler implements ICommandHandler<SaveWorkflowDraft> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  execute({ input: { actor, name, body } }: SaveWorkflowDraft): Promise<WorkflowDraftAnswer> {
    const { seen, ...texts } = body;
    return inTransaction(this.dataSource, async (manager) => {
      // Two first writings wait for each other here, as two later ones do at the row.
      await lockDraftName(manager, name);
      const old = await findDraft(manager, name, { lock: true });
      const same = old && JSON.stringify(old.texts) === JSON.stringify(texts);
      if (!same) {
        const version = old?.version ?? 0;
        if (seen !== version) throw changedSince(version);
        await writeDraft(manager, { name, version: version + 1, texts, by: actor.id });
      }
      return draftView(manager, name);
    });
  }
}
