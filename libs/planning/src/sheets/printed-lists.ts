import { type Column, type Form, partialDateText, shownValue } from '#libs/forms';
import { compareNames } from '#libs/text';
import type { ApprovedList } from '../model/approved-list.js';
import { linesOf, removalText } from '../model/approval.js';
import {
  type Line,
  lineId,
  type Person,
  posts,
  type Submission,
  type TermReview,
} from '../model/submission.js';
import { postTitles } from '../rules/case.js';
import { ownColumns } from './meanings.js';

/** A person's line as it is printed. It holds only texts, and null where the cell stays empty. */
export interface PrintedPerson {
  readonly name: string;
  readonly born: string;
  readonly sex: 'nam' | 'nu';
  readonly position: string | null;
  readonly post: string;
  /** The post to which the person is carried on; null for one who leaves the list. */
  readonly nextPost: string | null;
  readonly qualification: string | null;
  readonly politicalTheory: string | null;
  /** The notice since which the person is planned. */
  readonly notice: string | null;
  readonly ratings: string | null;
  readonly proposal: string | null;
  /** Printed cells of the form's own columns, in their order. Left out when there are none. */
  readonly further?: (string | null)[];
}

/** A column of the form's own that is printed behind the official ones. */
export interface PrintedColumn {
  readonly title: string;
  /** Width in characters, as for a sheet's column. */
  readonly width: number;
}

export interface PrintedTerm {
  /** "2022-2025" */
  readonly term: string;
  /** Secretary, deputy, members, then those who leave. A group without people is left out. */
  readonly groups: { readonly title: string; readonly people: PrintedPerson[] }[];
}

/**
 * Phụ lục 1 (rà soát, chuyển tiếp) and Phụ lục 2 (bổ sung), in the shape that the list writers of
 * libs/documents take.
 */
export interface PrintedLists {
  readonly review: PrintedTerm[];
  readonly additions: PrintedTerm[];
  readonly further: Readonly<Record<'review' | 'additions', PrintedColumn[]>>;
}

export interface PrintContext {
  /**
   * The form that the submission was made with, which says which of its own columns are printed.
   */
  readonly form: Form;
  /** The approved lists that the submission reviewed. */
  readonly bases: readonly ApprovedList[];
  /** Persons whom a cell names only by "không thay đổi" and does not describe. */
  readonly people?: Iterable<Person>;
}

const leaving = 'Đưa ra khỏi quy hoạch';
const shown = (text: string): string | null => (text === '' ? null : text);
const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('; ');

function ratingsText({ ratings }: Person): string | null {
  return shown(
    [...ratings]
      .sort((a, b) => a.year - b.year)
      .map(({ year, rating }) => `${year}: ${rating.toUpperCase()}`)
      .join('; '),
  );
}

function proposalOf(line: Line): string {
  if (line.movement === 'continue') return joined('Tiếp tục quy hoạch', line.note);
  return line.movement === 'add'
    ? joined('Bổ sung', line.note)
    : joined(`Đưa ra: ${removalText(line)}`, line.note);
}

/** The post itself, or those to which a person who changes posts goes on. */
function nextPostOf(line: Line, lines: readonly Line[]): string | null {
  if (line.movement !== 'remove') return postTitles[line.post];
  const next =
    line.ground === 'doi-chuc-danh'
      ? lines.filter(({ movement, person }) => movement === 'add' && person === line.person)
      : [];
  return shown(next.map(({ post }) => postTitles[post]).join(', '));
}

const headed = ({ title, width }: Column): PrintedColumn => ({ title, width });

function furtherOf({ more }: Line, columns: readonly Column[]): Pick<PrintedPerson, 'further'> {
  if (columns.length === 0) return {};
  const cells = columns.map((column) => shownValue(column, more?.[column.key] ?? null));
  return { further: cells.map((cell) => (cell === null ? null : String(cell))) };
}

/**
 * A submission as the official lists, with each term's people by post and then by name. People,
 * words and order are the same for .xlsx and .docx. Throws RangeError for a person whom nobody
 * describes; that is a mistake in code, because the rules refuse such a submission.
 */
export function printedLists(
  submission: Submission,
  { form, bases, people = [] }: PrintContext,
): PrintedLists {
  const known = new Map([...people, ...submission.people].map((person) => [person.id, person]));
  const since = new Map(
    bases.flatMap((base) =>
      base.entries.map((entry) => [lineId(base.term.id, entry), entry.since]),
    ),
  );
  const printedOf = (table: 'review' | 'additions'): readonly Column[] =>
    ownColumns(form, table).filter(({ print }) => print);
  const further = { review: printedOf('review'), additions: printedOf('additions') };

  function printed(
    line: Line,
    { term }: TermReview,
    lines: readonly Line[],
  ): PrintedPerson & { readonly cardNumber: string } {
    const person = known.get(line.person);
    if (!person) throw new RangeError(`nobody describes ${line.person}`);
    const { name, born, sex, position, qualification, politicalTheory, cardNumber } = person;
    return {
      cardNumber,
      name,
      born: partialDateText(born),
      sex,
      position: shown(position),
      post: postTitles[line.post],
      nextPost: nextPostOf(line, lines),
      qualification: shown(qualification),
      politicalTheory: shown(politicalTheory),
      notice: since.get(lineId(term.id, line)) ?? null,
      ratings: ratingsText(person),
      proposal: proposalOf(line),
      ...furtherOf(line, further[line.movement === 'add' ? 'additions' : 'review']),
    };
  }

  function termOf(
    review: TermReview,
    groups: readonly (readonly [string, (line: Line) => boolean])[],
  ): PrintedTerm {
    const base = bases.find(({ term }) => term.id === review.term.id);
    const lines = base ? linesOf(review, base) : review.lines;
    const filled = groups.map(([title, belongs]) => ({
      title,
      people: lines
        .filter(belongs)
        .map((line) => printed(line, review, lines))
        .sort(
          (a, b) =>
            compareNames(a.name, b.name) ||
            Number(a.cardNumber > b.cardNumber) - Number(a.cardNumber < b.cardNumber),
        )
        .map(({ cardNumber: _cardNumber, ...person }) => person),
    }));
    return { term: review.term.name, groups: filled.filter((group) => group.people.length > 0) };
  }

  const byPost = (movement: Line['movement']) =>
    posts.map(
      (post) =>
        [
          postTitles[post],
          (line: Line) => line.movement === movement && line.post === post,
        ] as const,
    );
  return {
    review: submission.terms.map((review) =>
      termOf(review, [...byPost('continue'), [leaving, ({ movement }) => movement === 'remove']]),
    ),
    additions: submission.terms.map((review) => termOf(review, byPost('add'))),
    further: {
      review: further.review.map(headed),
      additions: further.additions.map(headed),
    },
  };
}
