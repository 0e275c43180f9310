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
