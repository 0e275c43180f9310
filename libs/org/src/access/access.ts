import { denials, type Denial } from './denials.js';

// Who may do what. There is one table, and what it does not name is denied.

export const roles = [
  'admin',
  'clerk',
  'reviewer',
  'approver',
  'cell',
  'auditor',
  // Offices that take steps of a definition's own, between the review and the signature.
  'department',
  'standing-committee',
  'signer',
  'visitor',
] as const;
export type Role = (typeof roles)[number];

export const actions = [
  'directive.draft',
  'directive.issue',
  'directive.correct',
  'directive.close',
  'directive.read',
  'directive.read-draft',
  'directive.report-upward',
  'consolidation.read',
  'obligation.acknowledge',
  'obligation.submit',
  'obligation.withdraw',
  'obligation.return',
  'obligation.review',
  'obligation.step',
  'obligation.approve',
  'obligation.reject',
  'obligation.revoke-approval',
  'obligation.undo-rejection',
  'obligation.extend',
  'obligation.reopen',
  'obligation.add',
  'obligation.cancel',
  'obligation.accept-late',
  'obligation.decide-late',
  'obligation.read',
  'report.read',
  'obligation.comment',
  'obligation.answer-comment',
  'bulk.run',
  'bulk.expire',
  'bulk.read',
  'board.read',
  'document.read',
  'register.read',
  'archive.read',
  'timeline.read',
  'message.read',
  'message.review',
  'message.remind',
  'system.read',
  'system.mend',
  'subordinate.read',
  'from-above.read',
  'workflow.read',
  'security.read',
  'workflow.write',
  'workflow.publish',
  'organisation.read',
  'organisation.import',
  'account.read',
  'account.manage',
  'account.help',
] as const;
export type Action = (typeof actions)[number];

/**
 * What a session may do only within minutes of the password or another factor, because it binds
 * the committee or takes something away. A token is asked for no more than itself.
 */
export const stepUpActions: ReadonlySet<Action> = new Set<Action>([
  'directive.issue',
  'directive.correct',
  'obligation.approve',
  'obligation.revoke-approval',
  'obligation.undo-rejection',
  'obligation.cancel',
  'workflow.publish',
  'organisation.import',
  'account.manage',
  'account.help',
]);

/** A person in an office: what an act is recorded under. */
export interface Actor {
  /** The id of the office. Two acts by the same id are by the same person. */
  readonly id: string;
  /**
   * The ids of all offices that this person has or had, this one among them. Left out when it is
   * the only one.
   */
  readonly offices?: readonly string[];
  readonly name: string;
  readonly role: Role;
  /** The cell for which a `cell` office speaks. */
  readonly cell?: string;
  /**
   * All cells for which the person speaks. Set where they only read, which they do in all their
   * offices at once.
   */
  readonly cells?: readonly string[];
  /**
   * The committee to which the office belongs, and its cells. Set where the installation has
   * several committees; whoever has none set is bound to none.
   */
  readonly committee?: string;
  readonly reach?: readonly string[];
  /** The office of which this one is a loan: the act is on its holder's behalf. */
  readonly lentBy?: string;
  /** What the token may be used for, where it may not be used for all that the office may do. */
  readonly only?: readonly Action[];
}

/**
 * What is acted on. Without a cell it is something that belongs to the whole committee (the
 * directive's own letter). Where there is no subject at all, nothing is known of whose it is.
 */
export interface Subject {
  readonly cell?: string;
  readonly committee?: string;
}

/**
 * `any`: whatever the subject is. `own`: the subject's cell is the actor's. `own-or-common`: also
 * what belongs to no cell.
 */
type Scope = 'any' | 'own' | 'own-or-common';
type Grants = Readonly<Partial<Record<Role, Scope>>>;

/** What they may do in which state, the definition says. */
const ownSteps: Grants = { department: 'any', 'standing-committee': 'any', signer: 'any' };

const readers: Grants = {
  admin: 'any',
  clerk: 'any',
  reviewer: 'any',
  approver: 'any',
  auditor: 'any',
  ...ownSteps,
};

const table: Readonly<Record<Action, Grants>> = {
  'directive.draft': { clerk: 'any' },
  'directive.issue': { clerk: 'any', approver: 'any' },
  // This corrects or withdraws what was issued. It moves deadlines and ends obligations, so only
  // the committee decides it.
  'directive.correct': { approver: 'any' },
  'directive.close': { clerk: 'any', approver: 'any' },
  'directive.read': { ...readers, cell: 'any' },
  // What is not issued yet is only for those who write and issue it.
  'directive.read-draft': { clerk: 'any', approver: 'any' },
  'directive.report-upward': { clerk: 'any', approver: 'any' },
  // All cells' figures side by side, and the report to the superior that is made of them. Cells may
  // read neither.
  'consolidation.read': readers,
  'obligation.acknowledge': { cell: 'own' },
  'obligation.submit': { cell: 'own' },
  'obligation.withdraw': { cell: 'own' },
  'obligation.return': { reviewer: 'any', approver: 'any', ...ownSteps },
  'obligation.review': { reviewer: 'any', department: 'any' },
  'obligation.step': { clerk: 'any', reviewer: 'any', approver: 'any', ...ownSteps },
  'obligation.approve': { approver: 'any', 'standing-committee': 'any', signer: 'any' },
  'obligation.reject': { approver: 'any', 'standing-committee': 'any', signer: 'any' },
  'obligation.revoke-approval': { approver: 'any' },
  'obligation.undo-rejection': { approver: 'any' },
  'obligation.extend': { approver: 'any' },
  'obligation.reopen': { approver: 'any' },
  // Adding follows the issue, so those may add who may issue. Taking away is the committee's
  // decision.
  'obligation.add': { clerk: 'any', approver: 'any' },
  'obligation.cancel': { approver: 'any' },
  // The definition says which of them, for each state.
  'obligation.accept-late': { reviewer: 'any', approver: 'any' },
  'obligation.decide-late': { approver: 'any' },
  'obligation.read': { ...readers, cell: 'own' },
  // Ballots and reasons are for those who review and decide, and for the cell itself (domain facts
  // §4.4). Who keeps the register or audits sees what became of a report, and not the report.
  'report.read': { reviewer: 'any', approver: 'any', ...ownSteps, cell: 'own' },
  'obligation.comment': { reviewer: 'any', approver: 'any', ...ownSteps },
  // Those who write comments settle them, or the cell for which a comment is says that it is
  // answered.
  'obligation.answer-comment': { reviewer: 'any', approver: 'any', ...ownSteps, cell: 'own' },
  // For a command over many obligations the route asks for bulk.run, and the command then for its
  // own action. `bulk.expire` is the system's mark, asked for now.
  'bulk.run': { clerk: 'any', reviewer: 'any', approver: 'any', ...ownSteps },
  'bulk.expire': { clerk: 'any', approver: 'any' },
  'bulk.read': readers,
  'board.read': { ...readers, cell: 'any', visitor: 'any' },
  'document.read': { ...readers, cell: 'own-or-common', visitor: 'any' },
  // The registers and dossiers as books: all papers side by side.
  'register.read': readers,
  'archive.read': readers,
  // What happened, in words. What a report says is asked for by report.read.
  'timeline.read': { ...readers, cell: 'own' },
  'message.read': { ...readers, cell: 'own' },
  // Every message of a campaign with what became of it, and who was called.
  'message.review': { admin: 'any', clerk: 'any', approver: 'any', auditor: 'any' },
  // To urge a cell now, and to note that it was called.
  'message.remind': { clerk: 'any' },
  'system.read': { admin: 'any', auditor: 'any' },
  // To try again what was given up outside the database.
  'system.mend': { admin: 'any' },
  // Sums and upward reports of the committees below. Whoever sees all cells here sees these.
  'subordinate.read': readers,
  // What the superior has issued is for those who draft from it, issue it, or see to the office.
  'from-above.read': { admin: 'any', clerk: 'any', approver: 'any' },
  'workflow.read': readers,
  'security.read': { admin: 'any', auditor: 'any' },
  // A clerk may write and try a definition; what new work goes by is for the administrator to say.
  'workflow.write': { admin: 'any', clerk: 'any' },
  'workflow.publish': { admin: 'any' },
  // The whole tree with its people. A cell sees its own work and no more.
  'organisation.read': readers,
  'organisation.import': { admin: 'any' },
  // Who holds which office, and how they get in.
  'account.read': { admin: 'any', auditor: 'any' },
  'account.manage': { admin: 'any' },
  // A code for one evening, told to somebody who speaks for a cell.
  'account.help': { admin: 'any', clerk: 'any' },
};

/**
 * Whether an office is this actor's own, or another one of the same person. Four eyes are two
 * persons, whatever the office.
 */
export function isSamePerson(
  { id, offices = [id] }: Pick<Actor, 'id' | 'offices'>,
  office: string,
): boolean {
  return offices.includes(office);
}

/** The cells for which this actor speaks here. */
export const cellsOf = ({ cell, cells }: Pick<Actor, 'cell' | 'cells'>): readonly string[] =>
  cells ?? (cell === undefined ? [] : [cell]);

function covers(scope: Scope, actor: Actor, subject: Subject | undefined): boolean {
  if (scope === 'any') return true;
  if (!subject) return false;
  if (subject.cell === undefined) return scope === 'own-or-common';
  return cellsOf(actor).includes(subject.cell);
}

/** Whether the subject is of the actor's committee, as far as it says of which it is. */
function withinReach({ committee, reach = [] }: Actor, subject: Subject = {}): boolean {
  if (committee === undefined) return true;
  if (subject.cell !== undefined) return reach.includes(subject.cell);
  return subject.committee === undefined || subject.committee === committee;
}

/** Only own properties count, so that neither an action nor a role is found in a prototype. */
export function scopeOf({ role, only }: Actor, action: Action): Scope | undefined {
  if (only && !only.includes(action)) return undefined;
  const grants = Object.hasOwn(table, action) ? table[action] : {};
  return Object.hasOwn(grants, role) ? grants[role] : undefined;
}

/** Says why not, by a code and a Vietnamese message; undefined means yes. */
export function denial(actor: Actor, action: Action, subject?: Subject): Denial | undefined {
  const scope = scopeOf(actor, action);
  if (!scope) return denials.NOT_YOUR_ROLE;
  if (!withinReach(actor, subject)) return denials.NOT_YOUR_COMMITTEE;
  return covers(scope, actor, subject) ? undefined : denials.NOT_YOUR_CELL;
}

export function can(actor: Actor, action: Action, subject?: Subject): boolean {
  return denial(actor, action, subject) === undefined;
}

/**
 * Whether this role may do it to anything at all. The rim asks this; whoever loads the subject then
 * asks can() with it.
 */
export function mayTry(actor: Actor, action: Action): boolean {
  return scopeOf(actor, action) !== undefined;
}
