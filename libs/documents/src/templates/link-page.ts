import { z } from 'zod';
import { optionalText, text } from '#libs/document-kinds';
import { templateOf } from './engine.js';
import { link } from './link.js';

/** The page behind the link in a mail: a question with one button, or what is said instead. */
export const linkPageSchema = z.strictObject({
  committeeName: text,
  /** The colour of the heading. */
  tone: z.enum(['asked', 'done', 'ended']),
  heading: text,
  lines: z.array(text).min(1),
  /** Null when the link is not right. */
  about: z.strictObject({ cellName: text, directiveNumber: text, subject: text }).nullable(),
  button: optionalText,
  next: z.strictObject({ text, url: link }).nullable(),
});

export type LinkPage = z.input<typeof linkPageSchema>;
type Parsed = z.output<typeof linkPageSchema>;

/** Keys are read one by one, so that the check of unused fields sees them. */
export function composeParsedLinkPage(data: Parsed): string {
  const { committeeName, tone, heading, lines, about, button, next } = data;
  return templateOf(['acknowledging', 'page.hbs'], { spelling: 'ủy' })({
    committeeName,
    tone,
    heading,
    lines,
    about: about && {
      cellName: about.cellName,
      directiveNumber: about.directiveNumber,
      subject: about.subject,
    },
    button,
    next: next && { text: next.text, url: next.url },
  });
}

/** The HTML of the page. Throws ZodError when the data do not fit. */
export function composeLinkPage(data: LinkPage): string {
  return composeParsedLinkPage(linkPageSchema.parse(data));
}

/** What a mail says of its link, below its own text. */
export const linkInMailSchema = z.strictObject({
  link,
  command: text,
  report: text,
  cutoffText: text,
});

export type LinkInMail = z.input<typeof linkInMailSchema>;

export function composeParsedLinkInMail({
  link: address,
  command,
  report,
  cutoffText,
}: LinkInMail): string {
  const template = templateOf(['acknowledging', 'mail.hbs'], { spelling: 'ủy', plain: true });
  return template({ link: address, command, report, cutoffText }).trim();
}

export function composeLinkInMail(data: LinkInMail): string {
  return composeParsedLinkInMail(linkInMailSchema.parse(data));
}
