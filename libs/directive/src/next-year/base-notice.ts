import { shortDate } from '#libs/calendar';
import { type DirectiveContent } from '../campaign/directive.events.js';

/** A notice that approved one cell's lists in last year's campaign. */
export interface CellNotice {
  readonly number: number;
  /** "119-TB/ĐU" */
  readonly symbol: string;
  readonly on: string;
  readonly title: string;
}

type Ground = NonNullable<DirectiveContent['baseNotice']>;

/** Up to this many notices are named one by one when other papers lie between them. */
const NAMED = 6;

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

function numbersOf(notices: readonly CellNotice[]): string {
  const [first, last] = [notices[0]!, notices.at(-1)!];
  if (notices.length === 1) return first.symbol;
  const unbroken = last.number - first.number === notices.length - 1;
  if (unbroken || notices.length > NAMED) return `${first.symbol} đến số ${last.symbol}`;
  return `${notices
    .slice(0, -1)
    .map(({ symbol }) => symbol)
    .join(', số ')} và số ${last.symbol}`;
}

/**
 * The ground of a letter that goes to all cells: the notices that approved their lists last, all
 * together, and the remark that cells without one rest on an earlier notice. One cell's own notice
 * is no ground for another cell. Undefined when nothing was approved.
 */
export function baseNoticeOf(
  given: readonly CellNotice[],
  { cells, year }: { readonly cells: number; readonly year: number },
): Ground | undefined {
  const notices = given.toSorted(
    (a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)) || a.number - b.number,
  );
  const [first, last] = [notices[0], notices.at(-1)];
  if (!first || !last) return undefined;
  const since = first.on === last.on ? '' : ` (từ ngày ${shortDate(first.on)})`;
  const subject =
    notices.length === 1
      ? lowerFirst(last.title)
      : `phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy các Chi bộ trực thuộc năm ${year}`;
  const others =
    notices.length < cells ? '; các Chi bộ khác theo Thông báo đã phê duyệt trước đó' : '';
  return { number: `${numbersOf(notices)}${since}`, on: last.on, subject: `${subject}${others}` };
}
