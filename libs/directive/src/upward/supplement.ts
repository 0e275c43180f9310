import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type CountedAs, type Status, statusFacts } from '#libs/workflow';
import {
  type Directive,
  noSuchDirective,
  type UpwardPaper,
  isNumbered,
} from '../campaign/directive.js';
import { type DirectiveEvent } from '../campaign/directive.events.js';

/** A cell whose result differs from what the last report to the superior says. */
export interface ChangedCell {
  readonly cell: string;
  readonly name: string;
  readonly status: Status;
}

/** Facts that change what was reported. */
const CHANGES = [
  'ReportApproved',
  'ApprovalRevoked',
  'ReportRejected',
  'RejectionUndone',
  'ObligationCancelled',
];

/**
 * The cells that changed since the final report, or since the supplement after it; `[]` while there
 * is no such report. With `lock`, the obligations are locked until the transaction ends.
 */
export async function changedSince(
  manager: EntityManager,
  directive: string,
  { lock = false } = {},
): Promise<ChangedCell[]> {
  if (lock)
    await manager.query(
      `select from app.head where category = 'obligation' and parent = $1 ` +
        'order by stream for share',
      [directive],
    );
  return manager.query(
    `select h.owner as cell, coalesce(c.name, h.owner) as name, h.status from app.head h left
      join app.cell c on c.id = h.owner
     where h.category = 'obligation' and h.parent = $1 and exists (
       select from app.event e where e.stream = h.stream and (e.type = any ($2)
         or e.type = 'StepTaken' and e.data->>'to' = 'approved' or e.data ? 'concludes')
       and e.position > (
         select max(r.position) from app.event r where r.stream = 'directive-' || $1
           and (r.type = 'UpwardReportSupplemented' or (r.type = 'UpwardReportIssued'
           and r.data->>'interim' = 'false'))))
     order by c.ordinal, h.owner`,
    [directive, CHANGES],
  );
}

/**
 * The paper that the next supplement follows. Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_REPORTED.
 */
export function lastReport(state: Directive): UpwardPaper {
  if (state.status === 'none') throw noSuchDirective();
  const last = isNumbered(state) ? (state.supplements.at(-1) ?? state.upward.report) : null;
  if (last) return last;
  throw new Refused(
    'NOT_REPORTED',
    'Đợt này chưa có báo cáo chính thức gửi cấp trên nên chưa lập được báo cáo bổ sung. Hãy ' +
      'lập báo cáo chính thức trước.',
  );
}

/** Gives `[]` when nothing changed, because the last report says everything. */
export function supplementReport(
  state: Directive,
  { paper, changed, by }: { paper: UpwardPaper; changed: readonly ChangedCell[]; by: string },
): readonly DirectiveEvent[] {
  lastReport(state);
  return changed.length === 0
    ? []
    : [
        {
          type: 'UpwardReportSupplemented',
          data: { ...paper, cells: changed.map(({ cell }) => cell), by },
        },
      ];
}

/** What became of a cell. */
const became: Readonly<Record<CountedAs, string>> = {
  open: 'đang được xem xét lại',
  approved: 'đã được phê duyệt',
  rejected: 'không được phê duyệt',
  expired: 'coi như không thực hiện',
  cancelled: 'không còn được giao việc',
};

/** The points of the paper: the cells that changed, and what became of each. */
export function changesInWords(since: string, changed: readonly ChangedCell[]): string {
  const told = changed.map(
    ({ name, status }) => `${name} (${became[statusFacts[status].countedAs]})`,
  );
  return (
    `Từ sau ${since}, kết quả của ${String(changed.length).padStart(2, '0')} chi bộ có thay ` +
    `đổi: ${told.join('; ')}.`
  );
}
