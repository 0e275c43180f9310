import { Refused } from '#libs/decider';
import { notIssued } from '../definition/refusals.js';
import {
  type Directive,
  isNumbered,
  isRunning,
  noSuchDirective,
  nothingReported,
  type Upward,
  type UpwardPaper,
} from './directive.js';
import { type DirectiveEvent } from './directive.events.js';
import { type OpenObligation, stillOpen } from './still-open.js';

// The committee's own report to its superior.

/**
 * The paper that answers this request already; `undefined` when a number may be drawn. `open` are
 * the obligations that are not done. Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_ISSUED, NO_SUPERIOR,
 * STILL_OPEN, NOTHING_OPEN, ALREADY_REPORTED.
 */
export function upwardPaper(
  state: Directive,
  { interim, open }: { interim: boolean; open: readonly OpenObligation[] },
): UpwardPaper | undefined {
  if (state.status === 'none') throw noSuchDirective();
  if (!isRunning(state)) throw notIssued('lập báo cáo cấp trên');
  if (!state.content.superior)
    throw new Refused(
      'NO_SUPERIOR',
      'Đợt này không thực hiện công văn nào của cấp trên nên không có báo cáo cấp trên.',
    );
  const known = interim ? state.upward.interim : state.upward.report;
  if (known) return known;
  requireTime(state.upward, interim, open);
  return undefined;
}

function requireTime({ report }: Upward, interim: boolean, open: readonly OpenObligation[]): void {
  if (interim && report)
    throw new Refused(
      'ALREADY_REPORTED',
      `Đã có báo cáo chính thức số ${report.symbol}, không lập báo cáo bước đầu nữa.`,
    );
  if (interim && open.length === 0)
    throw new Refused(
      'NOTHING_OPEN',
      'Mọi chi bộ đã xong: hãy lập báo cáo chính thức (bỏ lựa chọn báo cáo bước đầu).',
    );
  if (!interim && open.length > 0)
    throw stillOpen(
      open,
      'Xử lý xong rồi lập báo cáo chính thức; nếu cấp trên đã đến hạn thì lập báo cáo bước ' +
        'đầu (interim).',
    );
}

/** `numbered` is the paper whose number was drawn after `upwardPaper` allowed it. */
export function reportUpward(
  state: Directive,
  numbered: UpwardPaper & { readonly interim: boolean; readonly by: string },
  open: readonly OpenObligation[],
): readonly DirectiveEvent[] {
  return upwardPaper(state, { interim: numbered.interim, open })
    ? []
    : [{ type: 'UpwardReportIssued', data: numbered }];
}

/**
 * Gives `[]` unless the superior's moment has passed without any report and that is not recorded
 * yet.
 */
export function markUpwardOverdue(state: Directive, now: string): readonly DirectiveEvent[] {
  const duty = upwardDuty(state);
  if (
    state.status === 'drafted' ||
    duty?.status !== 'open' ||
    !duty.dueOn ||
    !duty.cutoffAt ||
    duty.cutoffAt > now
  )
    return [];
  return [{ type: 'UpwardReportOverdue', data: { dueOn: duty.dueOn, cutoffAt: duty.cutoffAt } }];
}

/**
 * The committee's duty as it is shown. `late`: the moment passed without a report. `interim`: a
 * first report is out and the final one is owed. `overdueAt` stays when the report came late.
 * `dueOn`, `wording` and `cutoffAt` are null when the superior's letter names no day.
 */
export interface UpwardDuty extends Upward {
  readonly dueOn: string | null;
  readonly wording: string | null;
  readonly cutoffAt: string | null;
  readonly status: 'open' | 'late' | 'interim' | 'done';
}

function statusOf({ report, interim, overdueAt }: Upward): UpwardDuty['status'] {
  if (report) return 'done';
  if (interim) return 'interim';
  return overdueAt ? 'late' : 'open';
}

/** Null when there is no superior's letter, or when the draft was withdrawn. */
export function upwardDuty(state: Directive): UpwardDuty | null {
  if (state.status === 'none' || state.status === 'withdrawn' || !state.content.superior)
    return null;
  const upward = isNumbered(state) ? state.upward : nothingReported;
  const { dueOn = null, wording = null, cutoffAt = null } = state.content.superior;
  return { dueOn, wording, cutoffAt, status: statusOf(upward), ...upward };
}
