import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { definitionNames, shippedDefinition, shippedIn } from '#libs/directive';
import { projectPath } from '#libs/platform';
import { parseStored, type Workflow } from '#libs/workflow';
import { minutesDefinition, type OwnDefinition, stepsDefinition } from './own-definitions.js';

// Every definition there is, found in the folders: those of the product, and those that tests
// bring. Whatever is added to a folder is walked by the tests that walk every definition.

const folder = projectPath('test/support/definitions');
const entries = readdirSync(folder).toSorted();

/** Those that new work may be issued by, one of each name. */
export const everyDefinition: readonly OwnDefinition[] = [
  ...definitionNames().map(shippedDefinition),
  stepsDefinition,
  minutesDefinition,
  ...entries
    .filter((name) => !name.endsWith('.yaml'))
    .map((name) => shippedIn(path.join(folder, name), name)),
].filter(
  ({ definition: { workflow } }, i, all) =>
    all.findIndex(({ definition }) => definition.workflow.name === workflow.name) === i,
);

/** What was stored once: a past version, or one that could not be issued any more. */
const stored = entries
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const workflow = readFileSync(path.join(folder, name), 'utf8');
    return parseStored({ workflow }, name).workflow;
  });

/** Those that work may be under. */
export const everyWorkflow: readonly Workflow[] = [
  ...everyDefinition.map(({ definition }) => definition.workflow),
  ...stored,
];

/** For `describe.each`, by the id: two texts may have one name and version. */
export const byId = everyWorkflow.map((workflow) => [workflow.id, workflow] as const);
