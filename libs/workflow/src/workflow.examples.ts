import { readFileSync } from 'node:fs';

/**
 * The text of the definition that the product ships. Every spec starts from it and breaks one
 * thing. Its version stands still here, because a new version is not another case.
 */
export const planningFile = 'workflows/quy-hoach-cap-uy/workflow.yaml';
export const planningText = readFileSync(
  new URL(`../../../${planningFile}`, import.meta.url),
  'utf8',
).replace(/^version: \d+$/m, 'version: 3');

/**
 * The text with one passage changed. The passage must occur exactly once; otherwise the case would
 * test nothing.
 */
export function changed(passage: string, replacement: string, text = planningText): string {
  if (text.split(passage).length !== 2)
    throw new Error(`the passage occurs ${text.split(passage).length - 1} times: ${passage}`);
  return text.replace(passage, () => replacement);
}
