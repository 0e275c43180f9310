import { z } from 'zod';
import { templateOf } from './engine.js';
import { link, optionalText, text } from './fields.js';

/** Every message knows its cell, its directive ('241-CV/ĐU') and where to look. */
const common = { cellName: text, directiveNumber: text, url: link };
/** The date as the letter words it ('trước ngày 15/02/2024'), and the cutoff as it reads after "đến" ('hết ngày 15/02/2024'). */
const dates = { wording: text, cutoffText: text };
/** A decision taken back: why, and by which paper ('260-CV/ĐU', '26/02/2024'). */
const paper = { reason: text, documentNumber: text, documentDate: text };
/** To the committee's own people: 'Văn thư Đảng ủy'. */
const toRole = { roleName: text, url: link };
/** The letter that asks for the committee's own report, and the directive that carries it out. */
const superior = { superiorNumber: text, superiorBody: text, directiveNumber: text };

/** One step each: its template under templates/messages/, and its variables. No names of candidates, by shape. */
export const messageSchemas = {
  'directive-issued': z.object({ ...common, ...dates }),
  reminder: z.object({ ...common, ...dates }),
  'report-returned': z.object({ ...common, ...dates, reason: text }),
  receipt: z.object({ ...common, receiptNumber: text }),
  'late-kept': z.object({ ...common, ...dates, receiptNumber: text }),
  held: z.object({ ...common, reason: text }),
  expired: z.object({ ...common, ...dates }),
  approved: z.object({ ...common, noticeNumber: text }),
  'approval-revoked': z.object({ ...common, ...paper, noticeNumber: text }),
  'rejection-undone': z.object({ ...common, ...paper, nextStep: text }),
  'upward-reminder': z.object({ ...toRole, ...dates, ...superior }),
  'upward-overdue': z.object({ ...toRole, ...dates, ...superior }),
  'next-year-draft': z.object({ ...toRole, ...dates, year: text, draft: text, from: text, draftSubject: text, ruleSet: text, profile: text, needs: text, calendarDoubt: optionalText }),
  'next-year-blocked': z.object({ ...toRole, year: text, missingYear: text, workflowTitle: text, from: text }),
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
  const subject = templateOf(file, { spelling: 'ủy', plain: true, key: 'subject', part: firstLine });
  const body = templateOf(file, { spelling: 'ủy', plain: true, key: 'body', part: afterFirstLine });
  return { subject: subject(data), body: body(data) };
}

/**
 * Subject (one line) and body of a message, as plain text: whoever shows them as HTML escapes them.
 * Variables a step does not use may be given; ZodError when one is missing.
 */
export function composeMessage<S extends MessageStep>(step: S, data: MessageData[S]): Message {
  return composeParsedMessage(step, messageSchemas[step].parse(data));
}
