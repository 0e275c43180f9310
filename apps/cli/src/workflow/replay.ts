import { cutoffAt, type Instant, shortDateTime, toInstant } from '#libs/calendar';
import { fold, Refused } from '#libs/decider';
import {
  calendar,
  commandFor,
  isMoving,
  type Existing,
  type Moving,
  obligation,
  type Obligation,
  type ObligationEvent,
  placeOf,
} from '#libs/directive';
import {
  type GuardFacts,
  initialStatus,
  lateOutcome,
  needsSecondPerson,
  nextStatus,
  permits,
  reminderWaves,
  requireGuards,
  statusTitle,
  type Workflow,
} from '#libs/workflow';

/**
 * A fact as it happened, with the role that its actor has today (null when the account is gone).
 */
export interface Happened {
  readonly event: ObligationEvent;
  readonly version: number;
  readonly at: Instant;
  readonly actor: string;
  readonly role: string | null;
}

/**
 * Where an obligation would have gone another way. When `version` is 0, the dates differ and not a
 * fact.
 */
export interface Difference {
  readonly version: number;
  /** The reason, in Vietnamese. */
  readonly why: string;
}

function minutesLater(at: Instant, minutes: number): Instant {
  return toInstant(new Date(Date.parse(at) + minutes * 60_000));
}

/** What is known of that moment from the facts alone. An upload that was under way left none. */
function factsOf(state: Existing, { event, at }: Happened, { deadline }: Workflow): GuardFacts {
  const straddled = state.setAside.some(({ reason }) => reason === 'straddled');
  return {
    now: at,
    'obligation.status': placeOf(state),
    'obligation.cell': state.cell,
    'obligation.directive': state.directive,
    'obligation.cutoffAt': state.cutoffAt,
    'obligation.markAt': minutesLater(state.cutoffAt, deadline.graceMinutes),
    'asked.cutoffAt':
      event.type === 'DeadlineExtended' || event.type === 'ObligationReopened'
        ? event.data.cutoffAt
        : null,
    'report.onTime': state.round > 0,
    'report.straddled': straddled,
    'report.count': state.round + state.setAside.length,
    'report.receivedAt': state.setAside.at(-1)?.completedAt ?? null,
    'upload.unfinished': false,
    'hold.exists': straddled,
    'hold.open': false,
  };
}

function refusal(ask: () => void): string | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

interface Step {
  readonly before: Existing;
  readonly after: Obligation;
  readonly happened: Happened & { readonly event: Moving };
  /** The actor who took the step before. */
  readonly earlier: string;
}

/** The cell's own step, whoever else may take it. */
function requireLate(next: Workflow, status: string, { reason }: { reason?: string }): void {
  if (lateOutcome(next, { status, reason }) !== 'taken')
    throw new Refused('NOT_TAKEN_LATE', 'Báo cáo gửi muộn này không được nhận ngay khi đến.');
}

/** Why this step would not have been taken as it was; undefined when it would. */
function stepDiffers(
  next: Workflow,
  { before, after, happened, earlier }: Step,
): string | undefined {
  const { event, role, actor } = happened;
  const command = commandFor(event);
  const status = placeOf(before);
  const asked = { command, status };
  const refused = refusal(() => {
    const to = nextStatus(next, command, status);
    const late = event.type === 'ReportSubmitted' ? event.data.late : undefined;
    if (late) requireLate(next, status, late);
    else if (role !== null) permits(next, { ...asked, role });
    requireGuards(next, asked, factsOf(before, happened, next));
    const there = after.status === 'none' ? after.status : placeOf(after);
    if (to !== there)
      throw new Refused(
        'OTHER_STATE',
        `Sau bước này là “${statusTitle(next, to)}”, không phải “${statusTitle(next, there)}”.`,
      );
  });
  if (refused !== undefined) return refused;
  return needsSecondPerson(next, command, status) && actor === earlier
    ? 'Cần người thứ hai; lần này cùng một người đã làm bước trước.'
    : undefined;
}

/**
 * The first fact that the new version would not have let happen. After it the history is another
 * one.
 */
export function replayFacts(history: readonly Happened[], next: Workflow): Difference | undefined {
  let state = obligation.initial;
  let earlier = '';
  for (const happened of history) {
    const { event, version } = happened;
    const after = fold(obligation, [event], state);
    if (state.status === 'none') {
      if (after.status !== initialStatus(next))
        return {
          version,
          why: `Việc mới giao bắt đầu ở “${statusTitle(next, initialStatus(next))}”.`,
        };
    } else if (isMoving(event)) {
      const why = stepDiffers(next, {
        before: state,
        after,
        happened: { ...happened, event },
        earlier,
      });
      if (why !== undefined) return { version, why };
    }
    [state, earlier] = [after, happened.actor];
  }
  return undefined;
}

const wavesText = (workflow: Workflow, deadline: { dueOn: string; cutoffAt: Instant }): string =>
  reminderWaves(workflow, deadline, calendar)
    .map(({ at }) => shortDateTime(at))
    .join(', ') || 'không nhắc';

/**
 * Dates that would have been others: the cutoff where the definition's own policy changed, the
 * reminders, and the moment of the mark.
 */
export function replayDates(
  [first]: readonly Happened[],
  before: Workflow,
  next: Workflow,
): Difference[] {
  if (first?.event.type !== 'ObligationIssued') return [];
  const { dueOn, cutoffAt: cutoff } = first.event.data;
  const moved =
    before.deadline.policy === next.deadline.policy && before.deadline.at === next.deadline.at
      ? cutoff
      : cutoffAt(dueOn, next.deadline, calendar);
  const [was, is] = [
    wavesText(before, { dueOn, cutoffAt: cutoff }),
    wavesText(next, { dueOn, cutoffAt: moved }),
  ];
  return [
    ...(moved === cutoff
      ? []
      : [`Hết hạn lúc ${shortDateTime(moved)} thay vì ${shortDateTime(cutoff)}.`]),
    ...(was === is ? [] : [`Nhắc: ${is} (đã nhắc theo bản cũ: ${was}).`]),
    ...(before.deadline.graceMinutes === next.deadline.graceMinutes
      ? []
      : [
          `Đánh dấu sau hạn ${next.deadline.graceMinutes} phút thay vì ` +
            `${before.deadline.graceMinutes} phút.`,
        ]),
  ].map((why) => ({ version: 0, why }));
}
