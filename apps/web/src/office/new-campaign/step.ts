import { type DirectivePreview } from '#libs/directive';
import { type Draft } from './body.js';

/** What a step shows and changes. */
export interface StepProps {
  readonly id: string | undefined;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** By the path of the field. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly preview: DirectivePreview | undefined;
  /** Something is not saved yet. */
  readonly dirty: boolean;
}
