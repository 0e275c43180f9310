import type { Workflow } from './parse.js';
import { standardGuards } from './guard/standard-guards.js';
import { commandTitle, initialStatus, statusTitle } from './permits.js';
import type { Command } from './status.js';
import { roleTitles } from './vocabulary.js';

type Step = Workflow['transitions'][number];
type State = NonNullable<Workflow['states'][string]>;

/** Mermaid's own signs in a title would break the drawing, so they become numbered entities. */
function label(text: string): string {
  return text.replace(/["#;:<>{}[\]%]/g, (mark) => `#${mark.codePointAt(0)};`);
}

/** Words with which a line of a state diagram begins. */
const reserved = new Set(
  'state note end class classdef style click default direction hide as scale'.split(' '),
);

/** Mermaid reads a hyphen as the start of an arrow. */
const nodeOf = (state: string): string =>
  reserved.has(state) ? `${state}_` : state.replaceAll('-', '_');

const more = ({ secondPerson, people = 1 }: Step): string =>
  `${secondPerson ? ', người thứ hai' : ''}${people > 1 ? `, ${people} người` : ''}`;

/** What must hold beside state and role, by the codes that a refusal gives. */
function guardsText({ guards, command }: Step): string[] {
  const asked = guards ?? standardGuards[command as Command] ?? [];
  const codes = asked.map(({ code }) => code).join(', ');
  return codes === '' ? [] : [`điều kiện${guards ? '' : ' chuẩn'} ${codes}`];
}

function stepText(workflow: Workflow, step: Step): string {
  const who = step.roles.map((role) => roleTitles[role]).join(', ');
  const title = `${commandTitle(workflow, step.command)} (${who}${more(step)})`;
  return [title, ...guardsText(step)].map(label).join('<br/>');
}

function stateLine(workflow: Workflow, name: string, { terminal }: State): string {
  const title = label(statusTitle(workflow, name));
  return `  state "${title}${terminal ? ' (kết thúc)' : ''}" as ${nodeOf(name)}`;
}

function termNote(name: string, { term }: State): string[] {
  if (!term) return [];
  const { workingDays, remind, overdue } = term;
  const days = remind.toSorted((a, b) => b - a).map((day) => (day === 0 ? 'đúng hạn' : `${day}`));
  return [
    `  note right of ${nodeOf(name)}`,
    `    Xử lý trong ${workingDays} ngày làm việc`,
    `    ${days.length === 0 ? 'Không nhắc' : `Nhắc trước (ngày làm việc) ${days.join(', ')}`}`,
    `    Quá hạn báo ${roleTitles[overdue]}`,
    '  end note',
  ];
}

/**
 * A state diagram with the titles of the screens: the states with their terms, and on each step the
 * command, the roles that may give it, where other persons are needed, and what must hold.
 */
export function toMermaid(workflow: Workflow): string {
  const states = Object.entries(workflow.states).flatMap(([name, state]) =>
    state ? [{ name, state }] : [],
  );
  const steps = workflow.transitions.flatMap((step) =>
    step.from.map(
      (start) => `  ${nodeOf(start)} --> ${nodeOf(step.to)} : ${stepText(workflow, step)}`,
    ),
  );
  return [
    'stateDiagram-v2',
    ...states.map(({ name, state }) => stateLine(workflow, name, state)),
    `  [*] --> ${nodeOf(initialStatus(workflow))}`,
    ...steps,
    ...states.flatMap(({ name, state }) => (state.terminal ? [`  ${nodeOf(name)} --> [*]`] : [])),
    ...states.flatMap(({ name, state }) => termNote(name, state)),
    '',
  ].join('\n');
}
