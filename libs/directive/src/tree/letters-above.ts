import { type DataSource } from 'typeorm';
import { type z } from 'zod';
import { Refused } from '#libs/decider';
import { directiveContent } from '../campaign/directive.events.js';

/** What a lower committee is told of a superior's directive: what is asked for, and by when. */
export const contentAbove = directiveContent.pick({
  workflow: true,
  year: true,
  subject: true,
  targetTerms: true,
  dueOn: true,
  wording: true,
  cutoffAt: true,
});
export type ContentAbove = z.infer<typeof contentAbove>;

/** A directive that a superior issued to the committee of whoever asks. */
export interface LetterAbove {
  readonly id: string;
  /** Where it came from: a committee of this installation, or a signed file of another one. */
  readonly from: 'installation' | 'file';
  /** The committee that it is for; null where the installation has but one. */
  readonly committee: string | null;
  readonly number: string;
  readonly on: string;
  readonly body: string;
  readonly content: ContentAbove;
  readonly withdrawn: boolean;
  /** Hash of the sealed letter; null until it is sealed. */
  readonly sha256: string | null;
}

/** The function binds what it shows to the committee of whoever asks; the table has its policy. */
const LETTERS = `
  select a.directive as id, 'installation' as from, current_setting('app.committee', true) as
    committee, a.symbol as number, a.issued_on as on, a.body, a.content, a.withdrawn, a.sha256
  from app.directives_above() a
  union all
  select r.id, 'file', r.committee, r.content->>'number', r.content->>'issuedOn',
    r.content->>'body', r.content, false, r.sha256
  from app.received_directive r
  order by 5 desc, 4, 1`;

/** The newest first. */
export async function lettersAbove(dataSource: DataSource): Promise<LetterAbove[]> {
  const rows: LetterAbove[] = await dataSource.query(LETTERS);
  return rows.map((row) => ({ ...row, content: contentAbove.parse(row.content) }));
}

/** Errors: `Refused` NO_SUCH_LETTER_ABOVE. */
export async function letterAbove(dataSource: DataSource, id: string): Promise<LetterAbove> {
  const found = (await lettersAbove(dataSource)).find((letter) => letter.id === id);
  if (found) return found;
  throw new Refused(
    'NO_SUCH_LETTER_ABOVE',
    'Cấp trên không có công văn này gửi đảng bộ của đồng chí. Hãy xem lại danh sách công văn ' +
      'của cấp trên.',
  );
}

export type AnswerState = 'to-do' | 'drafted' | 'issued' | 'reported';

/** A directive of the own committee that carries out a superior's letter. */
export interface Answering {
  readonly directive: string;
  readonly number: string;
  readonly on: string;
  readonly state: Exclude<AnswerState, 'to-do'>;
}

const ANSWERS = `
  select substr(h.stream, 11) as directive, c.superior->>'number' as number,
    c.superior->>'on' as on,
    case when h.status = 'drafted' then 'drafted' when exists (select from app.event r
      where r.stream = h.stream and r.type = 'UpwardReportIssued'
        and not (r.data->>'interim')::boolean) then 'reported' else 'issued' end as state
  from app.head h cross join lateral (
    select e.data->'superior' as superior from app.event e where e.stream = h.stream
      and e.type in ('DirectiveDrafted', 'DirectiveAmended', 'DirectiveCorrected')
      order by e.version desc limit 1) c
  where h.category = 'directive' and h.status <> 'withdrawn' and c.superior is not null
  order by 1`;

/** Within the committee of whoever asks; what was withdrawn answers nothing. */
export function answersOf(dataSource: DataSource): Promise<Answering[]> {
  return dataSource.query(ANSWERS);
}

const FURTHEST = ['reported', 'issued', 'drafted'] as const;

/**
 * The directive that has come furthest of those that cite the letter by its number and day. They
 * may be typed by hand, so nothing but what stands on the letter binds the two.
 */
export function answerTo(
  { number, on }: Pick<LetterAbove, 'number' | 'on'>,
  answers: readonly Answering[],
): Answering | undefined {
  const citing = answers.filter((answer) => answer.number === number && answer.on === on);
  return FURTHEST.map((state) => citing.find((answer) => answer.state === state)).find(Boolean);
}
