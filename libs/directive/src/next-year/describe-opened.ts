import { civilDate } from '#libs/calendar';
import { profileFor } from '#libs/documents';
import { ruleSets } from '#libs/planning';
import { BLANK } from '../campaign/drafting.js';
import { type DirectiveEvent } from '../campaign/directive.events.js';
import { calendarDoubt } from './due-years.js';

type Opened = Extract<DirectiveEvent, { type: 'DirectiveDrafted' }>['data'];

/** What the clerk is told of a draft that the system opened, in words. */
export interface OpenedInWords {
  readonly ruleSet: string;
  readonly profile: string;
  readonly needs: string;
  /** Null when the days off are official. */
  readonly calendarDoubt: string | null;
}

function needsOf({ superior, letter }: Opened): string {
  const blanks = [letter.opening, ...letter.points].some((text) => text.includes(BLANK));
  if (superior || !blanks) return 'Cần làm: rà lại nội dung và thời hạn rồi ban hành.';
  return (
    'Cần làm: bổ sung công văn của cấp trên (số, ngày, nơi ban hành, hạn báo cáo nếu có), điền ' +
    `các chỗ trống “${BLANK}”, rà lại nội dung rồi ban hành.`
  );
}

/** `undefined` for a draft by hand. */
export function describeOpened(draft: Opened): OpenedInWords | undefined {
  const { opened } = draft;
  if (!opened) return undefined;
  const title = ruleSets.find(({ id }) => id === opened.ruleSet)?.title;
  return {
    ruleSet: title ?? 'không có quy tắc riêng',
    profile: profileFor(opened.on).source,
    needs: needsOf(draft),
    calendarDoubt: calendarDoubt(draft.dueOn, civilDate(draft.cutoffAt)) || null,
  };
}
