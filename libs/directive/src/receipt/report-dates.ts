import { type CivilDate, shortDate } from '#libs/calendar';
import { type FieldError } from '#libs/platform';

/**
 * The days between which the paper of a report can have been written: from the letter that it
 * answers to the day on which it arrives.
 */
export interface ReportDays {
  readonly issuedOn: CivilDate;
  readonly today: CivilDate;
}

/**
 * What is wrong with the day on the cell's paper, for the person who typed it; undefined when the
 * day is possible.
 */
export function reportDayError(
  reportedOn: CivilDate,
  { issuedOn, today }: ReportDays,
): FieldError | undefined {
  if (reportedOn > today)
    return {
      path: 'reportedOn',
      message:
        `Ngày của báo cáo (${shortDate(reportedOn)}) chưa đến. Hãy ghi ngày trên báo cáo giấy, ` +
        `không sau hôm nay ${shortDate(today)}`,
    };
  if (reportedOn >= issuedOn) return undefined;
  return {
    path: 'reportedOn',
    message:
      `Ngày của báo cáo (${shortDate(reportedOn)}) trước ngày công văn giao việc ` +
      `(${shortDate(issuedOn)}). ` +
      'Hãy ghi ngày trên báo cáo giấy của đợt này',
  };
}
