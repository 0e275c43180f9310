import { commandFacts, firstStatus, isEngineCommand, type Status } from '#libs/workflow';
import { commandFor, type Moving, type ObligationEvent } from './obligation.events.js';

/**
 * Where a fact leads: the status, and the state of the definition where that is not of the same
 * name.
 */
export interface Standing {
  readonly status: Status;
  readonly at: string | null;
}

const standing = (status: Status, at: string | null = null): Standing => ({ status, at });

/** `null` when it stays. An undone rejection leads to where the report stood. */
export function standingAfter(event: ObligationEvent): Standing | null {
  switch (event.type) {
    case 'ObligationIssued':
      return standing(firstStatus);
    case 'ReportSetAside':
    case 'ApprovalCorrected':
    case 'StepAgreed':
    case 'WorkflowMigrated':
      return null;
    case 'RejectionUndone':
      return standing(event.data.to, event.data.at);
    case 'StepTaken':
      return stepStanding(event.data);
    case 'ApprovalRevoked':
      return standing(event.data.to ?? 'reviewed');
    default:
      return recordedStanding(event);
  }
}

type Step = Extract<ObligationEvent, { type: 'StepTaken' }>['data'];

function stepStanding({ to, concludes: ends }: Step): Standing {
  if (to === 'approved') return standing('approved');
  return standing(ends ? 'concluded' : 'in-step', to);
}

function recordedStanding(event: Exclude<Moving, { type: 'StepTaken' }>): Standing | null {
  const command = commandFor(event);
  const records = isEngineCommand(command) ? commandFacts[command].records : null;
  if (records === null) return null;
  return 'concludes' in event.data && event.data.concludes
    ? standing('concluded', records)
    : standing(records);
}

/** The status after a fact; `null` when it stays. */
export function statusAfter(event: ObligationEvent): Status | null {
  return standingAfter(event)?.status ?? null;
}
