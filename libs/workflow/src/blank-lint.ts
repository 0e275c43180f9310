import type { UnplacedFinding } from './finding.js';
import type { CellPaper } from './papers.js';
import type { Papers } from './schema.js';
import { cellBlanks, directiveBlanks, LIST, stepBlanks } from './vocabulary.js';

// A notice of one cell and the notice of all results know different things to fill in.

interface Paragraph {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

function paragraphsOf({ letter, recipients = [] }: CellPaper): Paragraph[] {
  const each = (texts: readonly string[], ...path: PropertyKey[]): Paragraph[] =>
    texts.map((text, i) => ({ path: [...path, i], text }));
  const { subject, opening, points, closing } = letter ?? {};
  return [
    ...Object.entries({ subject, opening, closing }).flatMap(([key, text]): Paragraph[] =>
      text === undefined ? [] : [{ path: ['letter', key], text }],
    ),
    ...each(points ?? [], 'letter', 'points'),
    ...each(recipients, 'recipients'),
  ];
}

const shown = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(', ');

interface Known {
  readonly known: readonly string[];
  readonly whose: string;
  readonly at?: readonly PropertyKey[];
}

function wrongBlanks(
  { path, text }: Paragraph,
  { known, whose, at = ['approve'] }: Known,
): UnplacedFinding[] {
  const wrong = [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !known.includes(name));
  return wrong.slice(0, 1).map((name) => ({
    path: ['documents', ...at, ...path],
    at: 'value',
    message: `${whose} không có gì để điền vào {${name}}.`,
    fix: `Chỗ điền ở đây chỉ gồm: ${shown(known)}.`,
  }));
}

/** The list stands behind the signature, so it is no word of a sentence. */
function wrongLists(paragraphs: readonly Paragraph[]): UnplacedFinding[] {
  const asked = paragraphs.filter(({ text }) => text.includes(`{${LIST}}`));
  const alone = asked.filter(
    ({ path, text }) => path.includes('points') && text.trim() === `{${LIST}}`,
  );
  const other = paragraphs.filter(({ path }) => path.includes('points')).length - alone.length;
  const finding = ({ path }: Paragraph, message: string): UnplacedFinding => ({
    path: ['documents', 'approve', ...path],
    at: 'value',
    message,
    fix: `Viết một điểm riêng '{${LIST}}' trong 'points', sau điểm nói về danh sách.`,
  });
  return [
    ...asked
      .filter((one) => !alone.includes(one))
      .map((one) => finding(one, `{${LIST}} đứng một mình thành một điểm.`)),
    ...alone.slice(1).map((one) => finding(one, `{${LIST}} ghi hai lần.`)),
    ...(other === 0 ? alone.slice(0, 1) : []).map((one) =>
      finding(one, 'Thông báo không có điểm nào ngoài danh sách.'),
    ),
  ];
}

/** Blanks that nothing would fill in. */
export function lintBlanks({ documents: { approve, steps = [] } }: Papers): UnplacedFinding[] {
  return [
    ...approvalBlanks(approve),
    ...steps.flatMap((paper, i) =>
      paragraphsOf(paper).flatMap((one) =>
        wrongBlanks(one, {
          known: stepBlanks,
          whose: 'Văn bản của một bước',
          at: ['steps', i],
        }),
      ),
    ),
  ];
}

function approvalBlanks(approve: Papers['documents']['approve']): UnplacedFinding[] {
  if (!approve) return [];
  const paragraphs = paragraphsOf(approve);
  if (approve.per !== 'directive')
    return paragraphs.flatMap((one) =>
      wrongBlanks(one, { known: cellBlanks, whose: 'Thông báo cho từng chi bộ' }),
    );
  return [
    ...paragraphs.flatMap((one) =>
      wrongBlanks(one, { known: directiveBlanks, whose: 'Thông báo chung cho cả đợt' }),
    ),
    ...wrongLists(paragraphs),
  ];
}
