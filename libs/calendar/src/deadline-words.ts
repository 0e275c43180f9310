import { countsDueDay, type CutoffRule, rolls } from './cutoff.js';
import { shortDate } from './date-forms.js';
import type { CivilDate } from './instant.js';

// The words of a deadline and its moment are one choice: here each policy has its words, and words
// that say another moment than their policy are found.

/** Stands for the due date in the wording of a definition. */
export const DUE_ON = '{dueOn}';

/** "17 giờ", "17 giờ 30" */
function hourText(at: string): string {
  const [hour, minute] = at.split(':');
  return `${Number(hour)} giờ${minute === '00' ? '' : ` ${minute}`}`;
}

/** The words of a policy around its day: "trước ngày 15/02/2024", "chậm nhất 17 giờ ngày …". */
export function wordsOfRule(rule: CutoffRule, day: string): string {
  const through = rule.policy === 'inclusive' || rule.policy === 'inclusive-roll';
  if (rule.at === undefined) return `${through ? 'đến hết ngày' : 'trước ngày'} ${day}`;
  return `${through ? 'chậm nhất' : 'trước'} ${hourText(rule.at)} ngày ${day}`;
}

/** The wording of a due date under a policy, where nobody has chosen other words for it. */
export function wordingOf(dueOn: CivilDate, rule: CutoffRule): string {
  return wordsOfRule(rule, shortDate(dueOn));
}

/** What a wording says, as far as it can be read. */
interface Said {
  /** `before`: the day is the first that is too late; `through`: it is the last that counts. */
  readonly bound: 'before' | 'through' | 'both' | 'unread';
  /** `HH:MM`; null: the whole day. */
  readonly hour: string | null;
  /** An hour that has no number: "hết giờ làm việc". */
  readonly vagueHour: boolean;
  /** Says that a day off moves to the next working day. */
  readonly moves: boolean;
  /** Days that it names; the year is null where it names none. */
  readonly days: readonly { readonly monthDay: string; readonly year: string | null }[];
}

const numericDay = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/-])/;
const longDay = /(\d{1,2}) tháng (\d{1,2})(?:(?: năm|\/) ?(\d{4}))?(?!\d)/;
const hourPattern =
  /(?<!\d)(\d{1,2})\s*(?:giờ|g|h|:)(?:\s*(\d{2})(?![\d/.-]))?(?:\s*phút)?(?!\p{L})/u;
const before = /(?<!\p{L})trước(?!\p{L})/u;
const through =
  /(?<!\p{L})(?:chậm nhất|muộn nhất|không muộn hơn|không quá|hết|trong|đến ngày)(?!\p{L})/u;
const nextDay = /(?<!\p{L})ngày làm việc (?:kế tiếp|tiếp theo|liền sau|đầu tiên sau)/u;

function daysIn(text: string): Said['days'] {
  return [numericDay, longDay]
    .flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))])
    .map(([, day, month, year]) => ({
      monthDay: `${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`,
      year: year ?? null,
    }));
}

function boundIn(head: string): Said['bound'] {
  const [isBefore, isThrough] = [before.test(head), through.test(head)];
  if (isBefore && isThrough) return 'both';
  if (isBefore) return 'before';
  return isThrough ? 'through' : 'unread';
}

/** What stands before the day: behind it may stand the hour, and what becomes of a day off. */
function headOf(text: string): string {
  const places = [DUE_ON.toLowerCase(), ' nếu ']
    .map((part) => text.indexOf(part))
    .concat([numericDay, longDay].map((pattern) => text.search(pattern)))
    .filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...places));
}

/** "24 giờ" ends the day and "0 giờ" begins it: neither is an hour within it. */
function hourIn(text: string): { hour: string | null; bound?: 'before' | 'through' } {
  const found = hourPattern.exec(text);
  if (!found) return { hour: null };
  const hour = `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}`;
  if (hour === '24:00') return { hour: null, bound: 'through' };
  if (hour === '00:00') return { hour: null, bound: 'before' };
  return { hour };
}

function read(wording: string): Said {
  const text = wording.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  const { hour, bound } = hourIn(text);
  return {
    bound: bound ?? boundIn(headOf(text)),
    hour,
    vagueHour: hour === null && /giờ (?:làm việc|hành chính)|buổi (?:sáng|trưa|chiều)/.test(text),
    moves: nextDay.test(text),
    days: daysIn(text),
  };
}

function boundProblem({ bound, hour }: Said, rule: CutoffRule): string | undefined {
  if (bound === 'both') return 'nói cả “trước” lẫn “hết” hay “chậm nhất”';
  if (bound === 'unread') return 'không nói là trước ngày ấy hay đến hết ngày ấy';
  // Before an hour and until an hour are the same moment.
  if (hour !== null || (bound === 'through') === countsDueDay(rule)) return undefined;
  return bound === 'through'
    ? 'nói ngày ấy vẫn còn nhận, mà cách tính ngừng nhận từ đầu ngày ấy'
    : 'nói phải gửi trước ngày ấy, mà cách tính nhận cả ngày ấy';
}

function hourProblem({ hour, vagueHour }: Said, { at }: CutoffRule): string | undefined {
  if (vagueHour) return 'nói đến giờ mà không ghi mấy giờ';
  if (hour === (at ?? null)) return undefined;
  const said = hour === null ? 'không ghi giờ' : `ghi ${hourText(hour)}`;
  const counted = at === undefined ? 'tính trọn ngày' : `ngừng nhận lúc ${hourText(at)}`;
  return `${said}, mà cách tính ${counted}`;
}

function dayProblem({ days }: Said, dueOn: CivilDate): string | undefined {
  const isDue = ({ monthDay, year }: Said['days'][number]): boolean =>
    dueOn === `${year ?? dueOn.slice(0, 4)}-${monthDay}`;
  return days.length === 0 || days.some(isDue)
    ? undefined
    : `ghi ngày khác, mà hạn là ngày ${shortDate(dueOn)}`;
}

function moveProblem({ moves }: Said, rule: CutoffRule): string | undefined {
  return moves && !rolls(rule)
    ? 'nói gặp ngày nghỉ thì tính đến ngày làm việc kế tiếp, mà cách tính không dời ngày'
    : undefined;
}

/**
 * How a wording contradicts its moment, in Vietnamese after "câu ghi hạn"; undefined when it says
 * the same. `dueOn`: the day that a day in the wording must be.
 */
export function wordingProblem(
  wording: string,
  rule: CutoffRule,
  dueOn?: CivilDate,
): string | undefined {
  const said = read(wording);
  return (
    hourProblem(said, rule) ??
    boundProblem(said, rule) ??
    moveProblem(said, rule) ??
    (dueOn === undefined ? undefined : dayProblem(said, dueOn))
  );
}
