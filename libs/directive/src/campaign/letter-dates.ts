import { type CivilDate, shortDate } from '#libs/calendar';
import { type FieldError, InvalidInput } from '#libs/platform';
import { type DirectiveContent } from './directive.events.js';

const YEARS_OF_A_TERM = 6;

/** Letters that are cited were written before, and letters that answer them come later. */
function wrongPapers({ superior, baseNotice }: DirectiveContent, today: CivilDate): FieldError[] {
  const late = (path: string, on: CivilDate | undefined): FieldError[] =>
    on !== undefined && on > today
      ? [
          {
            path,
            message:
              `Ngày ${shortDate(on)} chưa đến: văn bản được viện dẫn phải có trước hôm nay ` +
              `(${shortDate(today)}) ` +
              'hoặc trong hôm nay',
          },
        ]
      : [];
  const early =
    superior?.dueOn !== undefined && superior.dueOn < superior.on
      ? [
          {
            path: 'superior.dueOn',
            message:
              `Hạn báo cáo cấp trên (${shortDate(superior.dueOn)}) trước ngày của công văn cấp ` +
              `trên (${shortDate(superior.on)})`,
          },
        ]
      : [];
  return [...late('superior.on', superior?.on), ...late('baseNotice.on', baseNotice?.on), ...early];
}

function wrongTerms({ targetTerms = [] }: DirectiveContent): FieldError[] {
  return targetTerms.flatMap((name, i): FieldError[] => {
    const [from, to] = name.split('-').map(Number) as [number, number];
    return to > from && to - from <= YEARS_OF_A_TERM
      ? []
      : [
          {
            path: `targetTerms.${i}`,
            message:
              `Nhiệm kỳ ${name} không thể có: năm cuối phải sau năm đầu, không quá ` +
              `${YEARS_OF_A_TERM} năm`,
          },
        ];
  });
}

/** A campaign is reported in its own year, or in the next one at the latest. */
function wrongDue({ year, dueOn }: DirectiveContent): FieldError[] {
  const due = Number(dueOn.slice(0, 4));
  return due === year || due === year + 1
    ? []
    : [
        {
          path: 'dueOn',
          message:
            `Hạn ${shortDate(dueOn)} không thuộc đợt năm ${year}. Hãy ghi hạn trong năm ${year} ` +
            `hoặc ${year + 1}`,
        },
      ];
}

/**
 * Checks that the days of a letter are possible. Errors: `InvalidInput` with every impossible one.
 */
export function requirePossibleDates(content: DirectiveContent, today: CivilDate): void {
  const wrong = [...wrongPapers(content, today), ...wrongTerms(content), ...wrongDue(content)];
  if (wrong.length > 0) throw new InvalidInput(wrong);
}
