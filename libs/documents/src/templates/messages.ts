import { z } from 'zod';
import { optionalText, text } from '#libs/document-kinds';
import { templateOf } from './engine.js';
import { link } from './link.js';

const yesNo = z.boolean();
/**
 * Every message names its cell, its directive ('241-CV/ĐU'), the address to open, and the
 * definition's word for a report.
 */
const common = { cellName: text, directiveNumber: text, url: link, report: text };
/**
 * The date as the letter words it ('trước ngày 15/02/2024'), and the cutoff as it stands after
 * "đến" ('hết ngày 15/02/2024').
 */
const dates = { wording: text, cutoffText: text };
/**
 * The paper of a decision that was taken back, or of a further letter ('260-CV/ĐU', '26/02/2024').
 */
const paper = { documentNumber: text, documentDate: text };
/**
 * The date that holds. `open` says that it lies ahead, because a report is never asked for by a day
 * that has passed.
 */
const asked = { ...dates, open: yesNo };
/** For the committee's own people: 'Văn thư Đảng ủy'. */
const toRole = { roleName: text, url: link };
/** For the same people, about one cell. */
const ofCell = { ...common, roleName: text };
/** The letter that asks for the committee's own report, and the directive that carries it out. */
const superior = { superiorNumber: text, superiorBody: text, directiveNumber: text };

/**
 * One entry per step: its template under templates/messages/, and its variables. The shape leaves
 * no room for names of candidates. What a person types (a reason) has no place in a message either,
 * because messages are mailed; the app shows it beside the message.
 */
export const messageSchemas = {
  'directive-issued': z.object({ ...common, ...asked, acknowledges: yesNo, lapse: optionalText }),
  'deadline-extended': z.object({ ...common, ...asked }),
  'obligation-cancelled': z.object({ ...common }),
  'obligation-reopened': z.object({ ...common, ...asked }),
  reminder: z.object({ ...common, ...dates, reminder: optionalText }),
  /** `givenBack`: 'đã được trả lại để bổ sung'. */
  'reminder-again': z.object({ ...common, ...dates, givenBack: text }),
  overdue: z.object({ ...common, wording: text, givenBack: text }),
  'report-returned': z.object({ ...common, ...asked }),
  'report-withdrawn': z.object({ ...common, ...asked, round: text }),
  'report-rejected': z.object({ ...common, rejected: text, standing: optionalText }),
  receipt: z.object({ ...common, receiptNumber: text }),
  'late-kept': z.object({ ...common, ...dates, receiptNumber: text }),
  'late-accepted': z.object({ ...common, receiptNumber: text }),
  /** `reason` is one of our own texts, never a typed one. */
  held: z.object({ ...common, reason: text }),
  'hold-released': z.object({ ...common, ...dates, lapse: optionalText }),
  expired: z.object({ ...common, ...dates, lapse: optionalText, standing: optionalText }),
  approved: z.object({ ...common, noticeNumber: text, approved: text }),
  /** Where the definition approves without a paper. */
  'report-approved': z.object({ ...common, approved: text }),
  /** One notice for all cells; `status` is what became of this one's report. */
  results: z.object({ ...common, noticeNumber: text, status: text }),
  'decision-revoked': z.object({ ...common, approved: text }),
  /** The paper of a step on the way; `status` is where the report stands now. */
  'step-paper': z.object({ ...common, noticeNumber: text, status: text }),
  'approval-corrected': z.object({ ...common, noticeNumber: text }),
  'approval-revoked': z.object({ ...common, noticeNumber: text }),
  /**
   * `nextStep` says what becomes of the report as it was sent; null when it is to be sent again.
   */
  'rejection-undone': z.object({ ...common, ...asked, rejected: text, nextStep: optionalText }),
  'directive-corrected': z.object({ ...common, ...paper, ...dates }),
  'directive-recalled': z.object({ ...common, ...paper }),
  'overdue-told': z.object({ ...ofCell, wording: text, givenBack: text, ways: text }),
  'held-told': z.object({ ...ofCell, wording: text, reason: text, ways: text }),
  'withdrawn-told': z.object({ ...ofCell, ...asked, round: text }),
  'reviewed-told': z.object({ ...ofCell, round: text, status: text }),
  /** `dueText`: the day of an office's term, '21/06/2024'. */
  'term-told': z.object({ ...ofCell, status: text, dueText: text }),
  'term-overdue-told': z.object({ ...ofCell, status: text, dueText: text, ways: text }),
  'upward-reminder': z.object({ ...toRole, ...dates, ...superior }),
  'upward-overdue': z.object({ ...toRole, ...dates, ...superior }),
  'next-year-draft': z.object({
    ...toRole,
    ...dates,
    year: text,
    draft: text,
    from: text,
    draftSubject: text,
    ruleSet: text,
    profile: text,
    needs: text,
    calendarDoubt: optionalText,
  }),
  'next-year-blocked': z.object({
    ...toRole,
    year: text,
    missingYear: text,
    workflowTitle: text,
    from: text,
  }),
} as const;

export type MessageStep = keyof typeof messageSchemas;
export type MessageData = { [S in MessageStep]: z.input<(typeof messageSchemas)[S]> };

export interface Message {
  readonly subject: string;
  readonly body: string;
}

const firstLine = (source: string) => source.slice(0, source.indexOf('\n'));
const afterFirstLine = (source: string) => source.slice(source.indexOf('\n')).trim();

export function composeParsedMessage(step: MessageStep, data: object): Message {
  const file = ['messages', `${step}.hbs`];
  const subject = templateOf(file, {
    spelling: 'ủy',
    plain: true,
    key: 'subject',
    part: firstLine,
  });
  const body = templateOf(file, { spelling: 'ủy', plain: true, key: 'body', part: afterFirstLine });
  return { subject: subject(data), body: body(data) };
}

/**
 * Subject (one line) and body of a message as plain text. Code that shows them as HTML escapes
 * them. Variables that a step does not use may be given. Throws ZodError when one is missing.
 */
export function composeMessage(step: MessageStep, data: object): Message {
  return composeParsedMessage(step, messageSchemas[step].parse(data));
}
