import { shortDate } from '#libs/calendar';
import { type ApprovalFacts } from './facts.js';

/** 'Thông báo số 119-TB/ĐU, ngày 20/02/2024' */
export function cite(
  { noun }: { readonly noun: string },
  { symbol, on }: { readonly symbol: string; readonly on: string },
): string {
  return `${noun} số ${symbol}, ngày ${shortDate(on)}`;
}

/** The superior's letter that asked for the work. */
export function superiorGround({
  number,
  on,
  body,
  subject,
}: NonNullable<ApprovalFacts['superior']>): string {
  return `Căn cứ Công văn số ${number}, ngày ${shortDate(on)} của ${body} về ${subject}`;
}

/** 'Báo cáo số 05-BC/CB, ngày 01/02/2024'; a form may do without the one or the other. */
export function citeReport({ number, reportedOn }: ApprovalFacts['report']): string {
  const day = reportedOn === undefined ? undefined : `ngày ${shortDate(reportedOn)}`;
  const parts = [number === undefined ? undefined : `số ${number}`, day];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? 'báo cáo' : `Báo cáo ${known.join(', ')}`;
}
