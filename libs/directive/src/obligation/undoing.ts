import { Refused } from '#libs/decider';
import { asksSecondPerson, isAmong, leadsTo, ownStatuses } from '#libs/workflow';
import { type NewDeadline } from '../definition/deadline.js';
import { type Ask, isAmongTakers, permitted, requireExisting } from './permitted.js';
import {
  type BeforeRejection,
  type Correction,
  type Existing,
  type Obligation,
} from './obligation.js';
import { requireAhead } from './extending.js';
import { type ObligationEvent } from './obligation.events.js';
import { requireSameWords } from './said.js';
import { samePerson } from '../definition/refusals.js';

// Decisions that take a decision back. What was decided stays in the history, and its paper keeps
// its number and file.

/** The reason, and the number and day of the paper. */
export interface Undoing {
  readonly reason: string;
  readonly document: string;
  readonly documentOn: string;
}

/** `notice` is the stream of the approval's notice; `symbol` is its number as printed. */
export interface ApprovalUndoing extends Undoing {
  /** Left out where the definition approves without a paper. */
  readonly notice?: string;
  readonly symbol?: string;
}

/**
 * A definition that wants a second person for the approval also wants one for taking it back and
 * for correcting it.
 */
function requireSecondPerson(state: Existing, { workflow, actor }: Ask): void {
  if (state.status !== 'approved') return;
  if (!asksSecondPerson(workflow, state.status)) return;
  // The step that approved is the decider's own.
  const last = state.taken.at(-1);
  const others =
    last && state.byStep ? state.taken.filter(({ step }) => step !== last.step) : state.taken;
  if (!isAmongTakers(others, actor)) return;
  throw samePerson('thu hồi hoặc đính chính thông báo');
}

/** Errors: `Refused` as `permitted`, NOT_THIS_NOTICE, SAME_PERSON. */
function requireStanding(state: Obligation, notice: string | undefined, ask: Ask): Existing {
  const now = permitted(state, 'revoke-approval', ask);
  if (now.status !== 'approved' || now.notice !== (notice ?? null)) {
    throw new Refused(
      'NOT_THIS_NOTICE',
      'Thông báo này không phải là thông báo đang có hiệu lực của hồ sơ. Hãy tải lại hồ sơ ' +
        'rồi chọn đúng thông báo.',
    );
  }
  requireSecondPerson(now, ask);
  return now;
}

/** An approval without a paper is known by its round. */
function revokedAlready(state: Existing, notice: string | undefined): boolean {
  return notice === undefined
    ? state.status !== 'approved' &&
        state.said.some(({ of }) => of === `revoked round ${state.round}`)
    : state.revoked.includes(notice);
}

/**
 * Whether there is anything to revoke, asked before the lists are led back. False when it is
 * revoked already. The caller names the notice, so asking twice never revokes the notice that came
 * after.
 */
export function mayRevokeApproval(
  state: Obligation,
  { notice, reason, document, documentOn }: Omit<ApprovalUndoing, 'symbol'>,
  ask: Ask,
): boolean {
  if (state.status !== 'none' && revokedAlready(state, notice)) {
    const of = `revoked ${notice ?? `round ${state.round}`}`;
    requireSameWords(state.said, { of, reason, document, documentOn });
    return false;
  }
  requireStanding(state, notice, ask);
  return true;
}

/**
 * Afterwards the report is reviewed: it may be approved again under the next number, returned or
 * rejected.
 */
export function revokeApproval(
  state: Obligation,
  undoing: ApprovalUndoing,
  ask: Ask,
): readonly ObligationEvent[] {
  if (!mayRevokeApproval(state, undoing, ask)) return [];
  const { notice, symbol, reason, document, documentOn } = undoing;
  const { round, status } = requireExisting(state);
  const back = leadsTo(ask.workflow, 'revoke-approval', { from: status, to: 'reviewed' });
  return [
    {
      type: 'ApprovalRevoked',
      data: {
        round,
        ...(notice === undefined ? {} : { notice, symbol }),
        ...(back ? {} : { to: 'submitted' as const }),
        reason,
        document,
        documentOn,
        by: ask.actor.id,
      },
    },
  ];
}

/**
 * The correction that says the same about the same notice already. Error: `Refused` DECIDED_ALREADY
 * when it was made for another reason or by another paper.
 */
export function correctedAlready(
  state: Obligation,
  {
    notice,
    points,
    ...why
  }: Undoing & { readonly notice: string; readonly points: readonly string[] },
): Correction | undefined {
  if (state.status === 'none') return undefined;
  const known = state.corrections.find(
    (one) => one.corrects === notice && JSON.stringify(one.points) === JSON.stringify(points),
  );
  if (known) requireSameWords(state.said, { of: `corrected by ${known.notice}`, ...why });
  return known;
}

/**
 * Whether a further notice may correct the text of an approval's notice. It may where `standing`,
 * the papers by which later lists were approved, keep the approval from being revoked. The lists
 * stay as they are. Errors: `Refused` as a revocation, NOTHING_STANDS_ON_IT.
 */
export function mayCorrectApproval(
  state: Obligation,
  { notice, standing }: { readonly notice: string; readonly standing: readonly string[] },
  ask: Ask,
): void {
  requireStanding(state, notice, ask);
  if (standing.length > 0) return;
  throw new Refused(
    'NOTHING_STANDS_ON_IT',
    'Chưa có danh sách nào được phê duyệt tiếp trên cơ sở thông báo này: hãy thu hồi thông ' +
      'báo rồi phê duyệt lại, để danh sách và văn bản khớp nhau.',
  );
}

/**
 * `deadline` is the one by which the cell sends the report again. When it is left out, the report
 * stands where it stood before the rejection.
 */
export interface RejectionUndoing extends Undoing {
  readonly deadline?: Pick<NewDeadline, 'dueOn' | 'cutoffAt' | 'wording'>;
}

export function undoRejection(
  state: Obligation,
  { reason, document, documentOn, deadline }: RejectionUndoing,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status !== 'none' && undoneAlready(state, deadline)) {
    requireSameWords(state.said, { of: `undone ${state.round}`, reason, document, documentOn });
    return [];
  }
  const now = permitted(state, 'undo-rejection', ask);
  const { to, at } = targetOf(now, deadline, ask);
  if (deadline) requireAhead(deadline.cutoffAt, ask.now);
  return [
    {
      type: 'RejectionUndone',
      data: {
        round: now.round,
        to,
        ...(at === undefined ? {} : { at }),
        reason,
        document,
        documentOn,
        by: ask.actor.id,
        ...deadline,
      },
    },
  ];
}

/** Undoing with another date is another wish, which must not be dropped silently. */
function undoneAlready(state: Existing, deadline: RejectionUndoing['deadline']): boolean {
  if (state.status === 'rejected' || state.undoneIn === 0 || state.undoneIn !== state.round)
    return false;
  return (
    deadline === undefined || (state.status === 'returned' && deadline.cutoffAt === state.cutoffAt)
  );
}

/** Where it leads, and by which state of the definition where that is not of the same name. */
interface Target {
  readonly to: BeforeRejection;
  readonly at?: string;
}

function targetOf(
  state: Existing,
  deadline: RejectionUndoing['deadline'],
  { workflow }: Ask,
): Target {
  const { before, beforeAt } =
    state.status === 'rejected' ? state : { before: 'submitted' as const, beforeAt: 'submitted' };
  if (before === 'returned' && !deadline) {
    throw new Refused(
      'DATE_NEEDED',
      'Báo cáo bị từ chối khi đang chờ chi bộ gửi lại: hãy ghi ngày gửi lại mới (dueOn) cho ' +
        'chi bộ.',
    );
  }
  const legal = (to: string): boolean =>
    leadsTo(workflow, 'undo-rejection', { from: state.status, to });
  const wanted: Target = deadline ? { to: 'returned' } : standing(before, beforeAt);
  return legal(wanted.at ?? wanted.to) ? wanted : { to: 'submitted' };
}

const standing = (to: BeforeRejection, at: string): Target =>
  isAmong(ownStatuses, to) ? { to, at } : { to };
