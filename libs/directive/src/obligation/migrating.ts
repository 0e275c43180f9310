import { Refused } from '#libs/decider';
import { dateChanges, firstStatus, type Workflow } from '#libs/workflow';
import { type Existing } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';

/** Whether a report was handed in, be it only kept: it was written by the version of that day. */
export function handedIn({ status, round, setAside }: Existing): boolean {
  return status !== firstStatus || round > 0 || setAside.length > 0;
}

/** Why an obligation stays with its version, in Vietnamese; undefined when it may be moved. */
export function staysBecause(state: Existing, now: string): string | undefined {
  if (handedIn(state)) return 'đã gửi báo cáo, hoặc đã xong';
  return now >= state.cutoffAt ? 'đã hết hạn' : undefined;
}

/**
 * A version to which work under way may move: of the same name and kind of report, with the same
 * deadline and reminders. Errors: `Refused` OTHER_WORKFLOW, DATES_DIFFER.
 */
export function requireMovable(before: Workflow, next: Workflow): void {
  if (before.name !== next.name || before.report !== next.report)
    throw new Refused(
      'OTHER_WORKFLOW',
      `${next.id} không phải là bản mới của ${before.id}: tên hoặc loại báo cáo khác. Hãy giao ` +
        'việc mới theo quy trình ấy.',
    );
  const dates = dateChanges(before, next);
  if (dates.length > 0)
    throw new Refused(
      'DATES_DIFFER',
      `Việc đã giao giữ hạn và các lần nhắc đã ghi trong công văn, mà ${next.id} nói khác: ` +
        `${dates.join(' ')} Hãy để phần này như bản cũ; muốn đổi hạn thì gia hạn.`,
    );
}

export interface Migration {
  readonly before: Workflow;
  readonly next: Workflow;
  readonly reason: string;
  readonly document: string;
  /** Code of the dry run that was seen. */
  readonly dryRun: string;
  /** Account. */
  readonly by: string;
  readonly now: string;
}

/**
 * Puts an obligation under another version before anything was handed in. `[]`: it is there
 * already. Errors: as `requireMovable`, and `Refused` STAYS_WITH_ITS_VERSION.
 */
export function migrateWorkflow(
  state: Existing,
  { before, next, now, ...said }: Migration,
): readonly ObligationEvent[] {
  if (state.workflow === next.id) return [];
  requireMovable(before, next);
  const why = staysBecause(state, now);
  if (why !== undefined)
    throw new Refused(
      'STAYS_WITH_ITS_VERSION',
      `Việc này giữ phiên bản lúc giao: ${why}. Hãy chạy thử lại để xem việc nào còn chuyển được.`,
    );
  return [{ type: 'WorkflowMigrated', data: { workflow: next.id, from: state.workflow, ...said } }];
}
