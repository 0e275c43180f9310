import { z } from 'zod';
import { shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { civilDateField } from '../deadline.js';

/** Why a decision is taken back, and by which paper of which day ("260-CV/ĐU"). */
export const undoingFields = {
  reason: z.string().trim().min(3).max(2000),
  document: z.string().trim().min(3).max(100),
  documentOn: civilDateField,
};

/** A paper that takes something back is neither older than what it takes back nor dated after today. Error: `Refused` DOCUMENT_DAY. */
export function requireDocumentDay(documentOn: string, { from, today, of }: { readonly from: string; readonly today: string; readonly of: string }): void {
  if (documentOn >= from && documentOn <= today) return;
  throw new Refused('DOCUMENT_DAY', `Văn bản làm căn cứ ghi ngày ${shortDate(documentOn)}: phải từ ngày ${shortDate(from)} (${of}) đến hôm nay (${shortDate(today)}).`);
}
