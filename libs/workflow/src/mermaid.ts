import type { Workflow } from './parse.js';
import { commandTitle, initialStatus, statusTitle } from './permits.js';
import { roleTitles } from './vocabulary.js';

/** Mermaid's own signs in a title would break the drawing, so they become numbered entities. */
function label(text: string): string {
  return text.replace(/["#;:<>{}[\]]/g, (mark) => `#${mark.codePointAt(0)};`);
}

/** Mermaid reads a hyphen as the start of an arrow. */
const nodeOf = (state: string): string => state.replaceAll('-', '_');

const more = ({ secondPerson, people = 1 }: Workflow['transitions'][number]): string =>
  `${secondPerson ? ', người thứ hai' : ''}${people > 1 ? `, ${people} người` : ''}`;

/**
 * A state diagram with the titles of the screens: the states, the commands, the roles that may give
 * them, and where a second person is needed.
 */
export function toMermaid(workflow: Workflow): string {
  const names = Object.keys(workflow.states);
  const states = names.map(
    (name) => `  state "${label(statusTitle(workflow, name))}" as ${nodeOf(name)}`,
  );
  const steps = workflow.transitions.flatMap((step) => {
    const { command, from, to, roles } = step;
    const who = roles.map((role) => roleTitles[role]).join(', ');
    const text = label(`${commandTitle(workflow, command)} (${who}${more(step)})`);
    return from.map((start) => `  ${nodeOf(start)} --> ${nodeOf(to)} : ${text}`);
  });
  const ends = Object.entries(workflow.states).flatMap(([name, state]) =>
    state?.terminal ? [`  ${nodeOf(name)} --> [*]`] : [],
  );
  return [
    'stateDiagram-v2',
    ...states,
    `  [*] --> ${nodeOf(initialStatus(workflow))}`,
    ...steps,
    ...ends,
    '',
  ].join('\n');
}
