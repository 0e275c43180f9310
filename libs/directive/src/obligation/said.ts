import { shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type ObligationEvent } from './obligation.events.js';

/**
 * The words of a decision that took something back or ended it: the reason, the number and day of
 * its paper, and what takes its place.
 */
export interface Said {
  /**
   * "cancelled", "revoked notice-…" or "revoked round 1", "corrected by notice-…", "undone 2" (the
   * round).
   */
  readonly of: string;
  readonly reason: string;
  readonly document: string;
  readonly documentOn?: string;
  readonly movedTo?: readonly string[];
}

type Worded = Extract<
  ObligationEvent,
  { type: 'ApprovalRevoked' | 'ApprovalCorrected' | 'RejectionUndone' | 'ObligationCancelled' }
>;

function decisionOf(event: Worded): string {
  switch (event.type) {
    case 'ApprovalRevoked':
      return `revoked ${event.data.notice ?? `round ${event.data.round}`}`;
    case 'ApprovalCorrected':
      return `corrected by ${event.data.notice}`;
    case 'RejectionUndone':
      return `undone ${event.data.round}`;
    case 'ObligationCancelled':
      return 'cancelled';
  }
}

/** What was said before, followed by what this fact says. */
export function withWords(before: readonly Said[], event: Worded): readonly Said[] {
  const { reason, document } = event.data;
  const { documentOn, movedTo }: Partial<Said> = event.data;
  return [
    ...before,
    {
      of: decisionOf(event),
      reason,
      document,
      ...(documentOn === undefined ? {} : { documentOn }),
      ...(movedTo === undefined ? {} : { movedTo }),
    },
  ];
}

const words = ({ reason, document, documentOn = '', movedTo = [] }: Omit<Said, 'of'>): string =>
  JSON.stringify([reason, document, documentOn, movedTo.toSorted()]);

/**
 * The same words asked again find the decision already made. Another reason or paper is another
 * wish, and it is not dropped silently. Error: `Refused` DECIDED_ALREADY with the paper that
 * decided.
 */
export function requireSameWords(said: readonly Said[], asked: Said): void {
  const known = said.findLast(({ of }) => of === asked.of);
  if (!known || words(known) === words(asked)) return;
  const { document, documentOn } = known;
  const by = documentOn === undefined ? document : `${document}, ngày ${shortDate(documentOn)}`;
  throw new Refused(
    'DECIDED_ALREADY',
    `Việc này đã được quyết định trước đó theo văn bản ${by}. Yêu cầu sau có nội dung khác ` +
      'nên không được ghi. Hãy tải lại hồ sơ để xem quyết định đã có.',
    { document },
  );
}
