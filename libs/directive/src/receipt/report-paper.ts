import { isCivilDate } from '#libs/calendar';
import { type FieldError } from '#libs/platform';
import { type UsedDefinition } from '../definition/workflows.js';
import { paperNumber, paperDay } from '../obligation/report.js';
import { reportDayError, type ReportDays } from './report-dates.js';

/** What a report says of the cell's own paper, as typed. */
export interface GivenPaper {
  readonly number?: string | undefined;
  readonly reportedOn?: string | undefined;
}

type Field = keyof GivenPaper;
type Asked = 'required' | 'optional' | 'none';
export type PaperAsked = Readonly<Record<Field, Asked>>;

const shapes = { number: paperNumber, reportedOn: paperDay };
const nouns: Readonly<Record<Field, string>> = {
  number: 'số và ký hiệu báo cáo',
  reportedOn: 'ngày của báo cáo',
};

/** The form says which of the two is asked for; without a word both are. */
export function askedFor({ form }: Pick<UsedDefinition, 'form'>): PaperAsked {
  const { number = 'required', date = 'required' } = form?.paper ?? {};
  return { number, reportedOn: date };
}

function wrongField(field: Field, asked: Asked, given: string | undefined): FieldError[] {
  const absent = given === undefined || given === '';
  if (asked === 'none')
    return absent
      ? []
      : [
          {
            path: field,
            message: `Biểu mẫu của đợt này không hỏi ${nouns[field]}. Hãy bỏ mục này`,
          },
        ];
  if (absent && asked === 'optional') return [];
  const { error } = shapes[field].safeParse(given);
  return (error?.issues ?? []).map(({ message }) => ({ path: field, message }));
}

function wrongDay(given: string | undefined, days: ReportDays | undefined): FieldError[] {
  if (given === undefined || !days || !isCivilDate(given)) return [];
  const wrong = reportDayError(given, days);
  return wrong ? [wrong] : [];
}

/** What is wrong with the number and the day of the cell's paper, as the pinned form asks. */
export function paperErrors(
  definition: Pick<UsedDefinition, 'form'>,
  given: GivenPaper,
  days: ReportDays | undefined,
): FieldError[] {
  const asked = askedFor(definition);
  const wrong = (['number', 'reportedOn'] as const).flatMap((field) =>
    wrongField(field, asked[field], given[field]),
  );
  return asked.reportedOn === 'none' ? wrong : [...wrong, ...wrongDay(given.reportedOn, days)];
}
