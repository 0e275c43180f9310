import { type DefinitionText } from '#libs/document-kinds';
import { letterBlanks, type Workflow } from '#libs/workflow';

type Blank = (typeof letterBlanks)[number];

/** The definition's paragraph with its blanks filled in. */
function filled(paragraph: string, values: Readonly<Record<Blank, string>>): string {
  return letterBlanks.reduce(
    (text, name) => text.replaceAll(`{${name}}`, () => values[name]),
    paragraph,
  );
}

/** The definition's own words for its notice; undefined where the kind has its own. */
export function definitionText(
  { documents: { approve } }: Workflow,
  values: Readonly<Record<Blank, string>>,
): DefinitionText | undefined {
  const letter = approve?.letter;
  return (
    letter && {
      subject: filled(letter.subject, values),
      opening: filled(letter.opening, values),
      points: letter.points.map((point) => filled(point, values)),
      closing: filled(letter.closing, values),
    }
  );
}
