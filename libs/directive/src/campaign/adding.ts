import { type Directive, noSuchDirective, type Running } from './directive.js';
import { type DirectiveEvent } from './directive.events.js';
import { refuseStanding } from './standing.js';
import { notIssued } from '../definition/refusals.js';

/** Cells that get an obligation after the issue, the reason, and the paper. */
export interface Addition {
  readonly cells: readonly string[];
  readonly reason: string;
  readonly document: string;
  readonly movedFrom?: readonly string[];
  readonly by: string;
}

/** Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_ISSUED. */
export function requireRunning(state: Directive): Running {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'issued') {
    refuseStanding(state);
    return state;
  }
  const why = state.status === 'closed' ? 'đã kết thúc' : 'chưa ban hành';
  throw notIssued('giao bổ sung hay chuyển việc', why);
}

/** Adds no second obligation to a cell that has one already. */
export function addCells(
  state: Directive,
  { cells, reason, document, movedFrom = [], by }: Addition,
): readonly DirectiveEvent[] {
  const { cells: known } = requireRunning(state);
  const fresh = [...new Set(cells)].filter((cell) => !known.includes(cell));
  return fresh.map((cell) => ({
    type: 'CellAdded',
    data: {
      cell,
      reason,
      document,
      by,
      ...(movedFrom.length > 0 ? { movedFrom: [...movedFrom] } : {}),
    },
  }));
}
