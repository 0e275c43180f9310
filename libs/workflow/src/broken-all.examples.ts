import { brokenGraph } from './broken-graph.examples.js';
import { brokenGuards } from './broken-guards.examples.js';
import { brokenPeriods } from './broken-periods.examples.js';
import { brokenText, oddText, oddValues } from './broken-text.examples.js';
import { brokenValues } from './broken-values.examples.js';
import { brokenWords } from './broken-words.examples.js';
import { type Case } from './broken.examples.js';

/** Every wrong or odd workflow.yaml, with what must be said of it. */
export const brokenDefinitions: readonly Case[] = [
  ...brokenWords,
  ...brokenValues,
  ...brokenPeriods,
  ...brokenGraph,
  ...brokenGuards,
  ...brokenText,
  ...oddText,
  ...oddValues,
];
