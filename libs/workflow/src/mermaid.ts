import type { Workflow } from './parse.js';
import { commandTitle, initialStatus, statusTitle } from './permits.js';
import { roleTitles } from './vocabulary.js';

/** Mermaid's own signs in a title would break the drawing, so they become numbered entities. */
function label(text: string): string {
  return text.replace(/["#;:<>{}[\]]/g, (mark) => `#${mark.codePointAt(0)};`);
}

/**
 * A state diagram with the titles of the screens: the states, the commands, the roles that may give
 * them, and where a second person is needed.
 */
export function toMermaid(workflow: Workflow): string {
  const names = Object.keys(workflow.states);
  const states = names.map((name) => `  state "${label(statusTitle(workflow, name))}" as ${name}`);
  const steps = workflow.transitions.flatMap(({ command, from, to, roles, secondPerson }) => {
    const who = roles.map((role) => roleTitles[role]).join(', ');
    const text = label(
      `${commandTitle(workflow, command)} (${who}${secondPerson ? ', người thứ hai' : ''})`,
    );
    return from.map((start) => `  ${start} --> ${to} : ${text}`);
  });
  const ends = Object.entries(workflow.states).flatMap(([name, state]) =>
    state?.terminal ? [`  ${name} --> [*]`] : [],
  );
  return [
    'stateDiagram-v2',
    ...states,
    `  [*] --> ${initialStatus(workflow)}`,
    ...steps,
    ...ends,
    '',
  ].join('\n');
}
