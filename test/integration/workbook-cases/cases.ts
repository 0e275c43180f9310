import { asTyped, errorsAsText } from './as-typed.js';
import { type Case } from './case.js';
import { days } from './days.js';
import { hostile } from './hostile.js';
import { odd } from './odd.js';
import { seen } from './seen.js';
import { shapes } from './shapes.js';
import { texts } from './texts.js';
import { wrongFiles } from './wrong-files.js';

export const cases: readonly Case[] = [
  ...wrongFiles,
  ...hostile,
  ...odd,
  ...days,
  ...texts,
  ...shapes,
  ...seen,
  ...errorsAsText,
  ...asTyped,
];
