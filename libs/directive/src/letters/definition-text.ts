import { type DefinitionText } from '#libs/document-kinds';
import { type ApprovalPaper, LIST } from '#libs/workflow';

/** What is known to fill in. Lint lets no other blank through. */
type Values = Readonly<Record<string, string>>;

function filled(paragraph: string, values: Values): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => value),
    paragraph,
  );
}

export const asksForList = (point: string): boolean => point.trim() === `{${LIST}}`;

/** The definition's own words for its notice; undefined where the kind has its own. */
export function definitionText(
  { letter }: Pick<ApprovalPaper, 'letter'>,
  values: Values,
): DefinitionText | undefined {
  return (
    letter && {
      subject: filled(letter.subject, values),
      opening: filled(letter.opening, values),
      points: letter.points
        .filter((point) => !asksForList(point))
        .map((point) => filled(point, values)),
      closing: filled(letter.closing, values),
    }
  );
}

/** The recipients that the definition names; `{}` where the kind does. */
export function definitionRecipients(
  { recipients }: Pick<ApprovalPaper, 'recipients'>,
  values: Values,
): { recipients?: string[] } {
  return recipients === undefined
    ? {}
    : { recipients: recipients.map((recipient) => filled(recipient, values)) };
}
