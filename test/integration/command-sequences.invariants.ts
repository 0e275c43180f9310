import { fold, Refused } from '#libs/decider';
import { commandFor, obligation, type ObligationEvent } from '#libs/directive';
import { leadsTo, nextStatus, type Workflow } from '#libs/workflow';
import type { Walk } from './command-sequences.rules.js';

// What every walk must keep, each told as what is wrong.

export const statusAfter = (facts: readonly ObligationEvent[]): string =>
  fold(obligation, facts).status;

/**
 * I11: every fact is a step of the definition, from where the obligation stood to where it stands.
 */
function illegalSteps(workflow: Workflow, { facts }: Walk): string[] {
  return facts.flatMap((event, i) => {
    const command = nameOf(event);
    if (command === event.type) return [];
    const [from, to] = [statusAfter(facts.slice(0, i)), statusAfter(facts.slice(0, i + 1))];
    const step = attemptStatus(() => nextStatus(workflow, command, from));
    return step === to || leadsTo(workflow, command, { from, to })
      ? []
      : [`I11 ${event.type} ${from} → ${to}, by the definition ${step}`];
  });
}

/** The command that a fact records; the facts that record none by their type. */
export function nameOf(event: ObligationEvent): string {
  return event.type === 'ObligationIssued' ||
    event.type === 'ReportSetAside' ||
    event.type === 'ApprovalCorrected' ||
    event.type === 'StepAgreed' ||
    event.type === 'WorkflowMigrated'
    ? event.type
    : commandFor(event);
}

function attemptStatus(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/**
 * I2 and what follows from it: after a report that counted, and never was it returned or withdrawn
 * before, no mark is made.
 */
function wrongMarks({ facts }: Walk): string[] {
  return facts.flatMap((event, i) => {
    if (event.type !== 'ObligationExpired') return [];
    const before = facts.slice(0, i);
    const said = before.some(({ type }) => type === 'ReportSubmitted')
      ? ['I2 marked after a report was taken']
      : [];
    const state = fold(obligation, before);
    const asked = state.status === 'none' ? '' : state.cutoffAt;
    return event.data.cutoffAt === asked && event.data.effectiveAt === asked
      ? said
      : [...said, 'I4 a mark of another cutoff'];
  });
}

/**
 * I3: what came at or after the cutoff counts only by a named person, or as the answer to a return.
 */
function silentlyTaken({ facts }: Walk): string[] {
  return facts.flatMap((event, i) => {
    if (event.type !== 'ReportSubmitted' || event.data.acceptance || event.data.late) return [];
    const state = fold(obligation, facts.slice(0, i));
    return state.status === 'issued' && event.data.completedAt >= state.cutoffAt
      ? ['I3 a late report was taken silently']
      : [];
  });
}

function wrongRounds({ facts }: Walk): string[] {
  const sent = facts.flatMap((event) =>
    event.type === 'ReportSubmitted' ? [event.data.round] : [],
  );
  const other = facts.flatMap((event, i) => {
    if (!('round' in event.data) || event.type === 'ReportSubmitted') return [];
    return event.data.round ===
      facts.slice(0, i).filter(({ type }) => type === 'ReportSubmitted').length
      ? []
      : [`round ${event.data.round} of ${event.type}`];
  });
  return [
    ...(sent.every((round, i) => round === i + 1) ? [] : [`rounds ${sent.join(', ')}`]),
    ...other,
  ];
}

/** One approval that stands, each by another person than the one who reviewed last before it. */
function wrongApprovals({ facts }: Walk): string[] {
  const approvals = facts.filter(({ type }) => type === 'ReportApproved');
  const own = approvals.some((event) => {
    const last = facts
      .slice(0, facts.indexOf(event))
      .findLast(({ type }) => type === 'ReportReviewed');
    return 'by' in event.data && last && 'by' in last.data && event.data.by === last.data.by;
  });
  const next = facts.flatMap(({ type }, i) =>
    type === 'ReportApproved' ? facts.slice(i + 1, i + 2).map((event) => event.type) : [],
  );
  return [
    ...(approvals.length > facts.filter(({ type }) => type === 'ApprovalRevoked').length + 1
      ? ['approved twice']
      : []),
    ...(own ? ['approved by its reviewer'] : []),
    ...(next.some((type) => type !== 'ApprovalRevoked')
      ? ['something happened after the approval']
      : []),
  ];
}

/**
 * A new deadline lies ahead of the moment it was given; a report is taken back before its deadline.
 */
function wrongTimes({ facts, times }: Walk): string[] {
  return facts.flatMap((event, i) => {
    const state = fold(obligation, facts.slice(0, i));
    if (event.type === 'ReportWithdrawn')
      return state.status !== 'none' && times[i]! < state.cutoffAt
        ? []
        : ['taken back after the deadline'];
    const given =
      ['DeadlineExtended', 'ObligationReopened', 'ReportReturned'].includes(event.type) &&
      'cutoffAt' in event.data
        ? event.data.cutoffAt
        : undefined;
    return given !== undefined && given <= times[i]! ? ['a deadline in the past'] : [];
  });
}

export const broken = (workflow: Workflow, one: Walk): string[] =>
  [
    illegalSteps(workflow, one),
    wrongMarks(one),
    silentlyTaken(one),
    wrongRounds(one),
    wrongApprovals(one),
    wrongTimes(one),
  ].flat();
