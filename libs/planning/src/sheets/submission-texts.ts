import { finding, type Finding, nameProblem, tableOf, textProblem } from '#libs/forms';
import { type Line, lineId, type Person, type Submission } from '../model/submission.js';
import { planningForm } from './planning-form.js';

const personTexts = {
  person: 'name',
  ethnicity: 'ethnicity',
  position: 'position',
  qualification: 'qualification',
  politicalTheory: 'politicalTheory',
} as const satisfies Readonly<Record<string, keyof Person>>;

interface Placed {
  readonly table: 'review' | 'additions';
  readonly number: number;
  readonly key: string;
  readonly line: Line;
}

/** Numbered as the rules number them: by their place in the lists. */
function placed(submission: Submission): Placed[] {
  const counts = { review: 0, additions: 0 };
  return submission.terms.flatMap(({ term, lines }) =>
    lines.map((line) => {
      const table = line.movement === 'add' ? 'additions' : 'review';
      counts[table] += 1;
      return { table, number: counts[table], key: lineId(term.id, line), line };
    }),
  );
}

function textsOf({ line }: Placed, person: Person | undefined): [string, string][] {
  const own: [string, string][] = [
    ['note', line.note],
    ...(line.movement === 'remove' ? [['reason', line.reason] as [string, string]] : []),
  ];
  return [
    ...own,
    ...(person
      ? Object.entries(personTexts).map(([column, field]): [string, string] => [
          column,
          person[field],
        ])
      : []),
  ];
}

/**
 * Texts of a submission that came without a workbook or a form: errors of spreadsheets and letters
 * of old fonts are no text there either, and a name is judged by the one rule for names.
 */
export function submissionTexts(submission: Submission): Finding[] {
  const people = new Map(submission.people.map((person) => [person.id, person]));
  const form = planningForm([]);
  const titles = new Map(
    ['review', 'additions'].flatMap((table) =>
      tableOf(form, table).columns.map(({ key, title }): [string, string] => [key, title]),
    ),
  );
  const told = new Set<string>();
  return placed(submission).flatMap((at) => {
    const person = told.has(at.line.person) ? undefined : people.get(at.line.person);
    told.add(at.line.person);
    return textsOf(at, person).flatMap(([column, text]) => {
      const problem = (column === 'person' ? nameProblem : textProblem)(
        titles.get(column) ?? column,
        text,
      );
      return problem
        ? [
            finding({
              ...problem,
              severity: problem.severity ?? 'error',
              table: at.table,
              row: { key: at.key, number: at.number },
              column,
            }),
          ]
        : [];
    });
  });
}
