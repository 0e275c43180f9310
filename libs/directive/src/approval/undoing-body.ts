import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { civilDateField } from '../definition/deadline.js';
import { type Existing } from '../obligation/obligation.js';
import { directiveWithdrawn } from '../definition/refusals.js';

/** Why a decision is taken back, and the number and day of the paper that does it ("260-CV/ĐU"). */
export const undoingFields = {
  reason: z.string().trim().min(3).max(2000),
  document: z.string().trim().min(3).max(100),
  documentOn: civilDateField,
};

/**
 * A letter that was withdrawn asks nothing of a cell any more. Error: `Refused`
 * DIRECTIVE_WITHDRAWN.
 */
export async function requireLetterStands(manager: EntityManager, state: Existing): Promise<void> {
  const rows: unknown[] = await manager.query(
    `select 1 from app.head where stream = $1 and status = 'withdrawn'`,
    [`directive-${state.directive}`],
  );
  if (rows.length > 0) throw directiveWithdrawn();
}

/**
 * A paper that takes a decision back is not older than that decision, and not dated after today.
 * Error: `Refused` DOCUMENT_DAY.
 */
export function requireDocumentDay(
  documentOn: string,
  { from, today, of }: { readonly from: string; readonly today: string; readonly of: string },
): void {
  if (documentOn >= from && documentOn <= today) return;
  throw new Refused(
    'DOCUMENT_DAY',
    `Văn bản làm căn cứ ghi ngày ${shortDate(documentOn)}: phải từ ngày ${shortDate(from)} ` +
      `(${of}) ` +
      `đến hôm nay (${shortDate(today)}).`,
  );
}
