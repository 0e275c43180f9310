import { toInstant } from '#libs/calendar';
import {
  cutoffBefore,
  type Intent,
  type ObligationCase,
  type ObligationStep,
} from './obligation-case.js';
import { type ObligationEvent } from '#libs/directive';
import { isAmong, markAhead } from '#libs/workflow';

interface Mark extends ObligationStep {
  readonly event: Extract<ObligationEvent, { type: 'ObligationExpired' }>;
}

function isMark(step: ObligationStep): step is Mark {
  return step.event.type === 'ObligationExpired';
}

/**
 * I4: after cutoff and grace, an open obligation has its one mark, or a reason that a person can
 * see.
 */
export function* markedOnce(one: ObligationCase): Generator<string> {
  const marks = one.steps.filter(isMark);
  for (const [index, mark] of marks.entries()) {
    const { cutoffAt } = mark.event.data;
    if (marks.findIndex((other) => other.event.data.cutoffAt === cutoffAt) < index)
      yield `${one.stream} bị đánh dấu hai lần cho cùng một hạn ${cutoffAt}.`;
    const said = markFault(one, mark);
    if (said) yield `${one.stream}, dấu “coi như không thực hiện” ở hạn ${cutoffAt}: ${said}`;
  }
  const said = missingMark(one);
  if (said) yield `${one.stream}: ${said}`;
}

function markFault({ holds, intents }: ObligationCase, mark: Mark): string | undefined {
  const { cutoffAt, effectiveAt } = mark.event.data;
  if (cutoffAt !== cutoffBefore(mark))
    return `hạn đang có hiệu lực lúc đó là ${cutoffBefore(mark)}.`;
  if (effectiveAt !== cutoffAt) return `có hiệu lực từ ${effectiveAt}, không phải từ giờ hết hạn.`;
  if (mark.stored.at < cutoffAt) return `được ghi lúc ${mark.stored.at}, trước giờ hết hạn.`;
  const hold = holds.find((one) => one.cutoffAt === cutoffAt);
  if (hold && !hold.released)
    return 'được ghi trong khi nghĩa vụ đang được giữ để chờ người quyết định.';
  return !hold && intents.some((intent) => underWay(intent, mark))
    ? 'được ghi trong khi một lượt gửi bắt đầu trước hạn chưa kết thúc.'
    : undefined;
}

function underWay({ begunAt, resolvedAt }: Intent, { event, stored }: Mark): boolean {
  return begunAt < event.data.cutoffAt && (resolvedAt === null || resolvedAt > stored.at);
}

/** The cutoff after which the obligation is to be marked; undefined: it is not. */
function markedAfter(state: ObligationStep['after'] | undefined): string | undefined {
  if (!state || state.status === 'none' || !isAmong(markAhead, state.status)) return undefined;
  return state.cutoffAt;
}

function missingMark({
  steps,
  holds,
  workflow,
  graceMinutes,
  now,
  sweptAt,
}: ObligationCase): string | undefined {
  const cutoffAt = markedAfter(steps.at(-1)?.after);
  if (cutoffAt === undefined || !workflow) return undefined;
  const grace = graceMinutes ?? workflow.deadline.graceMinutes;
  const due = plusMinutes(cutoffAt, grace);
  if (now <= due || holds.some((hold) => hold.cutoffAt === cutoffAt && !hold.released))
    return undefined;
  return (
    `đã quá hạn ${cutoffAt} và ${grace} phút chờ mà chưa có dấu, cũng không có lý do giữ; ` +
    `${whyUnmarked(sweptAt, due)}.`
  );
}

function whyUnmarked(sweptAt: string, due: string): string {
  if (sweptAt >= due) return 'lần quét gần nhất đã bỏ qua: xem nhật ký của worker';
  return (
    `bộ xử lý nền chưa quét hạn từ ${sweptAt || 'lúc khởi tạo'}: kiểm tra worker có đang chạy ` +
    'không'
  );
}

function plusMinutes(at: string, minutes: number): string {
  return toInstant(new Date(Date.parse(at) + minutes * 60_000)).slice(0, 20) + at.slice(20);
}
