import { type DirectiveLetter } from '#libs/documents';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type Issuer, letterFrame } from './issuer.js';

/** The directive as it is printed. `number` null: a draft, with its number and day blank. */
export function directiveLetter(
  content: DirectiveContent,
  paper: { from: Issuer; issuedOn: string; number: number | null },
): DirectiveLetter {
  const { letter, subject, wording } = content;
  return {
    ...letterFrame(paper.from),
    issuedOn: paper.issuedOn,
    number: paper.number,
    subject,
    addressees: [letter.addressee],
    opening: letter.opening,
    points: letter.points,
    deadlineNote: letter.deadlineNote.replace('{wording}', wording),
    closing: letter.closing,
    recipients: letter.recipients,
  };
}
