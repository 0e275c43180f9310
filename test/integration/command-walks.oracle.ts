import { takersOf, type Workflow } from '#libs/workflow';
import { cell } from './workflow-table.fixtures.js';

// What a definition says of a command, told from its transitions alone, beside what the product
// answered and wrote.

export interface Tried {
  readonly workflow: Workflow;
  readonly command: string;
  readonly role: string;
  /** The person who asked, under whichever account. */
  readonly person: string;
  /** State of the definition before and after, by the rows. */
  readonly from: string;
  readonly to: string;
  /** Types of the facts that were written. */
  readonly facts: readonly string[];
  /** Of the answer: its HTTP status, the code of a refusal, and where it says that it stands. */
  readonly status: number;
  readonly code: string | undefined;
  readonly standsAt: string | undefined;
  /** Who took a step of this round, or agreed to one, before. */
  readonly taken: readonly { readonly command: string; readonly person: string }[];
}

const tableCodes = ['NO_SUCH_COMMAND', 'NO_SUCH_STEP', 'NOT_YOUR_ROLE', 'NOT_IN_THIS_STATE'];

/** The refusal that the table owes; undefined where it lets the command through. */
export function owed({ workflow, command, role, from }: Tried): string | undefined {
  if (!takersOf(command).some((one) => one === role)) return 'NOT_YOUR_ROLE';
  const ways = workflow.transitions.filter((one) => one.command === command);
  if (ways.length === 0) return 'NO_SUCH_COMMAND';
  if (!ways.some(({ roles }) => roles.some((one) => one === role))) return 'NOT_YOUR_ROLE';
  if (!ways.some((one) => one.from.includes(from))) return 'NOT_IN_THIS_STATE';
  return cell(workflow, { command, status: from, role }) === undefined
    ? 'NOT_YOUR_ROLE'
    : undefined;
}

const wayOf = ({ workflow, command, from }: Tried) =>
  workflow.transitions.find((one) => one.command === command && one.from.includes(from));

/** What is asked before the table: whether the report, the receipt or the paper is there at all. */
const earlier: Readonly<Record<string, readonly string[]>> = {
  'submit-report': ['INVALID_INPUT', 'REPORT_HAS_ERRORS', 'WORKBOOK_HAS_ERRORS', 'LATE_REFUSED'],
  'review-report': ['NO_REPORT', 'NOTHING_TO_REVIEW', 'ACCEPTANCE_REFUSED', 'WARNINGS_OPEN'],
  'accept-late-report': ['NO_SUCH_RECEIPT'],
  // What was decided once is not decided again in other words.
  'cancel-obligation': ['DECIDED_ALREADY'],
  'revoke-approval': ['DECIDED_ALREADY'],
  'undo-rejection': ['DECIDED_ALREADY'],
};

function refusalFault(tried: Tried): string | undefined {
  const { command, facts, from, to, code = '' } = tried;
  if (facts.length > 0 || from !== to) return 'was refused and wrote something';
  const due = owed(tried);
  if (due === undefined) return besideFault(tried);
  const right = [due, ...(earlier[command] ?? [])].includes(code);
  return right ? undefined : `${due} is owed, not ${code}`;
}

/** Refused where the table lets it through: by a guard, a second person, or what is asked of it. */
function besideFault(tried: Tried): string | undefined {
  const { code = '' } = tried;
  if (tableCodes.includes(code)) return `the table lets it through, not ${code}`;
  return code === 'SAME_PERSON' && !tookAny(tried)
    ? 'is no second person, though he took no step'
    : undefined;
}

const tookAny = ({ taken, person }: Tried): boolean => taken.some((one) => one.person === person);

/** A late report is kept beside the obligation, which stays; the answer refuses or holds it. */
function keptFault({ command, from, to }: Tried): string | undefined {
  return command === 'submit-report' && from === to ? undefined : 'set a report aside';
}

/** Nothing was written, because it is so already: it stands where the command leads. */
function soFault({ workflow, command, from, taken, person }: Tried): string | undefined {
  const ways = workflow.transitions.filter((one) => one.command === command);
  const there = ways.some(({ to }) => to === from) || ways.length === 0;
  const agreed = taken.some((one) => one.command === command && one.person === person);
  return there || agreed ? undefined : 'was answered, and nothing was written';
}

/** A late report that gives its reason comes in by the way of those that are let in. */
function takenLate({ workflow, command, from, to }: Tried): boolean {
  return (
    command === 'submit-report' &&
    workflow.late?.accept === true &&
    workflow.transitions.some(
      (one) => one.command === 'accept-late-report' && one.from.includes(from) && one.to === to,
    )
  );
}

/** Some step of the definition leads there, and this office may take it. */
function leads({ workflow, command, role, from, to }: Tried): boolean {
  return workflow.transitions.some(
    (one) =>
      one.command === command &&
      one.from.includes(from) &&
      one.to === to &&
      one.roles.some((known) => known === role),
  );
}

function moveFault(tried: Tried): string | undefined {
  if (takenLate(tried)) return undefined;
  const due = owed(tried);
  if (due !== undefined) return `${due} is owed, and it moved`;
  if (!tried.facts.includes('StepAgreed'))
    return leads(tried) ? personFault(tried) : `leads nowhere to ${tried.to}`;
  return tried.from === tried.to && peopleOf(tried) > 1
    ? personFault(tried)
    : 'agreed to a step of one';
}

const peopleOf = (tried: Tried): number => wayOf(tried)?.people ?? 1;
const tookOther = ({ taken, command, person }: Tried): boolean =>
  taken.some((one) => one.command !== command && one.person === person);
const asksAnother = (tried: Tried): boolean =>
  tried.command === 'approve-report' || wayOf(tried)?.secondPerson === true;

function personFault(tried: Tried): string | undefined {
  if (['revoke-approval', 'undo-rejection'].includes(tried.command)) return undefined;
  if (asksAnother(tried) && tookOther(tried)) return 'was taken by who took another step';
  return peopleOf(tried) > 1 ? agreementFault(tried) : undefined;
}

function agreementFault(tried: Tried): string | undefined {
  const { taken, command, person, facts } = tried;
  const same = taken.filter((one) => one.command === command);
  if (same.some((one) => one.person === person)) return 'agreed twice to one step';
  const all = same.length + 1 >= peopleOf(tried);
  return facts.includes('StepAgreed') === all ? 'went on at another number of persons' : undefined;
}

/** Only a late report may be kept beside what stands. */
const isKept = ({ facts }: Tried): boolean =>
  facts.length > 0 && facts.every((type) => type === 'ReportSetAside');

/** What is wrong with an answer; undefined when the definition says the same. */
export function faultOf(tried: Tried): string | undefined {
  const { facts, status, to, standsAt } = tried;
  if (status >= 500) return `answered ${status}`;
  if (isKept(tried)) return keptFault(tried);
  if (status >= 300) return refusalFault(tried);
  if (standsAt !== to) return `says that it stands at ${standsAt}`;
  return facts.length === 0 ? soFault(tried) : moveFault(tried);
}
