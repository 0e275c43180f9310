import { type DataSource, type EntityManager } from 'typeorm';
import { type EffectHandler } from '#libs/platform';
import { type DefinitionTexts } from '#libs/workflow';
import { type DraftRow, findDraft, judged } from './draft-rows.js';
import {
  endTrial,
  findTrial,
  noteProgress,
  type TrialPaper,
  type TrialResult,
  type TrialRow,
} from './trial-rows.js';

export const TRY_WORKFLOW = 'try-workflow';

export interface Played {
  readonly result: TrialResult;
  readonly papers: readonly (TrialPaper & { readonly bytes: Buffer })[];
}

/** The definition cannot be played, whoever tries it again. The message says why. */
export class NotPlayable extends Error {
  override readonly name = 'NotPlayable';
}

/**
 * Plays a definition in a throw-away database. Error: `NotPlayable`; any other error may pass, and
 * the trial is played again.
 */
export type PlayDefinition = (
  trial: { readonly id: string; readonly name: string; readonly texts: DefinitionTexts },
  onProgress: (done: number, total: number) => void,
) => Promise<Played>;

/**
 * Plays what was asked for and keeps what it showed. A worker that dies in the middle leaves the
 * effect to another, which plays it from the beginning.
 */
export function tryWorkflow(dataSource: DataSource, play: PlayDefinition): EffectHandler {
  const { manager } = dataSource;
  return {
    kind: TRY_WORKFLOW,
    async run({ id, attempts }) {
      const asked = await askedFor(manager, id);
      if (!asked) return {};
      const { trial, draft } = asked;
      const { shipped } = await judged(manager, draft);
      // Somebody wrote on meanwhile: what was asked for is not there any more.
      if (shipped?.definition.workflow.id !== trial.definition)
        return { commit: (inside) => endTrial(inside, id, { why: CHANGED }) };
      await noteProgress(manager, id, null);
      // Progress is told by the way; a late word of it finds the trial ended.
      let told: Promise<void> = Promise.resolve();
      const progress = (done: number, total: number): void => {
        told = told.then(() => noteProgress(manager, id, { done, total })).catch(() => undefined);
      };
      try {
        const played = await play({ id, name: draft.name, texts: draft.texts }, progress);
        return { commit: (inside) => endTrial(inside, id, played) };
      } catch (error) {
        const why = whyEnded(error, attempts);
        if (why === undefined) throw error;
        return { commit: (inside) => endTrial(inside, id, { why }) };
      } finally {
        await told;
      }
    },
    giveUp: (effect, inside) => endTrial(inside, effect.id, { why: FAILED }),
  };
}

/** What is still to be played; nothing once the trial has ended or its draft is gone. */
async function askedFor(
  manager: EntityManager,
  id: string,
): Promise<{ trial: TrialRow; draft: DraftRow } | undefined> {
  const trial = await findTrial(manager, { id });
  if (!trial || trial.endedAt !== null) return undefined;
  const draft = await findDraft(manager, trial.name);
  return draft && { trial, draft };
}

/** A person waits: what fails three times is told, not tried for ever. */
function whyEnded(error: unknown, attempts: number): string | undefined {
  if (error instanceof NotPlayable) return error.message;
  if (attempts < ATTEMPTS) return undefined;
  return `${FAILED} (${error instanceof Error ? error.message.slice(0, 500) : String(error)})`;
}

const ATTEMPTS = 3;
const CHANGED = 'Bản viết đã sửa sau khi bấm chạy thử. Hãy chạy thử lại.';
const FAILED = 'Máy chủ không chạy thử được. Hãy báo người quản trị xem nhật ký, rồi chạy thử lại.';
