import {
  type DateSystem,
  finding,
  type Finding,
  type RawRow,
  readTable,
  type Row,
  tableOf,
  type Value,
} from '#libs/forms';
import { cleanText } from '#libs/text';
import {
  type Line,
  lineId,
  type Meeting,
  type Submission,
  submissionShape,
} from '../model/submission.js';
import { planningTables } from '../rules/check.js';
import { cardsOf, type CheckContext, type PlanningTable } from '../rules/case.js';
import { planningForm } from './planning-form.js';
import { restoreCards } from './restore-cards.js';
import { canonicalSubmission } from './write-rows.js';

/**
 * Findings of the rules number rows by their place in the list; a workbook's reader sees sheet
 * rows.
 */
export type RowNumbers = ReadonlyMap<string, number>;

export interface SubmissionReading {
  /** Canonical; undefined when an error stands in `findings`. */
  readonly submission?: Submission;
  /** The rows that can be read, where not all can: the rules are asked about these. */
  readonly read: PlanningReads;
  /**
   * What cells say wrong; the rules (`checkSubmission`) are asked only about what could be read.
   */
  readonly findings: readonly Finding[];
  readonly rowNumbers: RowNumbers;
}

export type PlanningReads = Readonly<Record<PlanningTable, readonly Row[]>>;
export type Asked = Pick<CheckContext, 'terms' | 'ratingYear' | 'register'> & {
  readonly cell: { readonly id: string };
};

/**
 * Id of a person nobody has on record yet: the one the organisation file would give for the card.
 */
export function personIdOf(cardNumber: string): string {
  return `dv-${cleanText(cardNumber).replace(/[. ]/g, '').toLowerCase()}`;
}

const text = (value: Value | undefined): string =>
  value === null || value === undefined ? '' : String(value);
const number = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);

function personOf({ values }: Row, id: string, ratingYear: number): unknown {
  const cardNumber = text(values['cardNumber']);
  const rated = ['rating1', 'rating2', 'rating3'].flatMap((column, index) =>
    values[column] ? [{ year: ratingYear - index, rating: values[column] }] : [],
  );
  const until = values['disciplineUntil'] ?? null;
  return {
    id,
    cardNumber,
    name: text(values['person']),
    born: text(values['born']),
    sex: values['sex'],
    ethnicity: text(values['ethnicity']),
    position: text(values['position']),
    qualification: text(values['qualification']),
    politicalTheory: text(values['politicalTheory']),
    partyPost: values['partyPost'] ?? null,
    ratings: rated,
    discipline: values['disciplined'] === true || until !== null ? { until } : null,
  };
}

function lineOf(row: Row, person: string, added: boolean): unknown {
  const { post, note, decision, ground, reason } = row.values;
  const common = { person, post, note: text(note) };
  if (added) return { movement: 'add', ...common };
  return decision === 'remove'
    ? { movement: 'remove', ...common, ground: ground ?? null, reason: text(reason) }
    : { movement: 'continue', ...common };
}

/** A person may stand in several rows (terms, posts); each row must say the same of them. */
function describedTwice(
  rows: readonly { readonly row: Row; readonly table: PlanningTable }[],
): Finding[] {
  const columns = [
    'person',
    'born',
    'sex',
    'ethnicity',
    'position',
    'partyPost',
    'qualification',
    'politicalTheory',
    'rating1',
    'rating2',
    'rating3',
    'disciplined',
    'disciplineUntil',
  ];
  const first = new Map<string, Row>();
  return rows
    .filter(({ row }) => text(row.values['cardNumber']) !== '')
    .flatMap(({ row, table }) => {
      const card = text(row.values['cardNumber']);
      const earlier = first.get(card) ?? row;
      first.set(card, earlier);
      return columns
        .filter((column) => (earlier.values[column] ?? null) !== (row.values[column] ?? null))
        .map((column) =>
          finding({
            rule: 'PERSON_ROWS_DIFFER',
            severity: 'error',
            table,
            row: { key: row.key, number: row.number },
            column,
            message: `Thẻ ${card}: dòng này ghi khác dòng ${earlier.number}`,
            fix:
              'Cùng một người thì các dòng phải ghi giống nhau; nếu là hai người thì sửa số ' +
              'thẻ.',
          }),
        );
    });
}

function badMeetings({ meetings, votes }: PlanningReads): Finding[] {
  const ids = new Map(meetings.map(({ values }) => [values['meeting'], values]));
  const at = (row: Row): Finding['row'] => ({ key: row.key, number: row.number });
  return [
    ...meetings
      .filter(({ values }) => !/^[A-Za-z0-9._-]{1,64}$/.test(text(values['meeting'])))
      .map((row) =>
        finding({
          rule: 'MEETING_ID_UNREADABLE',
          severity: 'error',
          table: 'meetings',
          row: at(row),
          column: 'meeting',
          message: 'Mã hội nghị có dấu hoặc khoảng trắng',
          fix: 'Đặt mã ngắn, không dấu, ví dụ H1.',
        }),
      ),
    ...meetings
      .filter(
        ({ values }) =>
          ![0, 3].includes(
            ['issued', 'returned', 'valid'].filter((key) => values[key] !== null).length,
          ),
      )
      .map((row) =>
        finding({
          rule: 'BALLOT_INCOMPLETE',
          severity: 'error',
          table: 'meetings',
          row: at(row),
          column: 'issued',
          message: 'Chưa ghi đủ số phiếu phát ra, thu về, hợp lệ',
          fix: 'Ghi đủ ba số; nếu không bỏ phiếu thì để trống cả ba.',
        }),
      ),
    ...votes
      .filter(({ values }) => (ids.get(values['meeting'] ?? null)?.['issued'] ?? null) === null)
      .map((row) =>
        finding({
          rule: 'VOTE_WITHOUT_BALLOT',
          severity: 'error',
          table: 'votes',
          row: at(row),
          column: 'meeting',
          message: `Không có hội nghị bỏ phiếu mang mã “${text(row.values['meeting'])}”`,
          fix: 'Ghi hội nghị và số phiếu ở bảng Hội nghị.',
        }),
      ),
  ];
}

/** Rows that were read, as a submission that is not yet checked for its shape. */
export function assemble(
  read: PlanningReads,
  asked: Asked,
): { value: unknown; rowNumbers: RowNumbers } {
  const rowNumbers = new Map<string, number>();
  const cards = new Map(
    (asked.register ?? []).flatMap((person) =>
      cardsOf(person).map((card) => [card, person.id] as const),
    ),
  );
  const idOf = ({ values }: Row): string =>
    cards.get(text(values['cardNumber'])) ?? personIdOf(text(values['cardNumber']));
  const people = new Map(
    [...read.review, ...read.additions]
      .reverse()
      .map((row) => [idOf(row), personOf(row, idOf(row), asked.ratingYear)]),
  );
  const lines = (['review', 'additions'] as const).flatMap((table) =>
    read[table].map((row) => {
      const line = lineOf(row, idOf(row), table === 'additions') as Line;
      const term = text(row.values['term']);
      rowNumbers.set(`${table} ${lineId(term, line)}`, row.number);
      return { term, line };
    }),
  );
  const votes = read.votes.map((row) => {
    const vote = {
      term: text(row.values['term']),
      person: idOf(row),
      post: row.values['post'],
      agreed: number(row.values['agreed']),
    } as NonNullable<Meeting['ballot']>['votes'][number];
    const meeting = text(row.values['meeting']);
    rowNumbers.set(`votes ${meeting}/${lineId(vote.term, vote)}`, row.number);
    return { meeting, vote };
  });
  const meetings = read.meetings.map(
    ({
      number: at,
      values: { meeting, kind, heldOn, invited, present, issued, returned, valid },
    }) => {
      rowNumbers.set(`meetings ${meeting}`, at);
      const ballot =
        issued === null
          ? null
          : {
              issued,
              returned,
              valid,
              votes: votes.filter((placed) => placed.meeting === meeting).map(({ vote }) => vote),
            };
      return { id: text(meeting), kind, heldOn, invited, present, ballot };
    },
  );
  const terms = read.terms.map(({ number: at, values: { term, outcome, baseVersion } }) => {
    rowNumbers.set(`terms ${term}`, at);
    const { name = '' } = asked.terms.find((known) => known.term.id === term)?.term ?? {};
    return {
      term: { id: text(term), name },
      outcome,
      baseVersion,
      lines: lines.filter((placed) => placed.term === term).map(({ line }) => line),
    };
  });
  return {
    value: { schemaVersion: 1, cell: asked.cell.id, people: [...people.values()], terms, meetings },
    rowNumbers,
  };
}

/** A number that a person's record cannot have; the reader of single cells does not know. */
function shortCards(read: PlanningReads): Finding[] {
  return (['review', 'additions', 'votes'] as const).flatMap((table) =>
    read[table]
      .filter(({ values }) => [1, 2, 3].includes(text(values['cardNumber']).length))
      .map((row) =>
        finding({
          rule: 'CARD_TOO_SHORT',
          severity: 'error',
          table,
          row: { key: `#${row.number}`, number: row.number },
          column: 'cardNumber',
          message: `Số thẻ “${text(row.values['cardNumber'])}” ngắn hơn 4 ký tự`,
          fix: 'Ghi đủ số trên thẻ đảng viên, kể cả các số 0 ở đầu.',
        }),
      ),
  );
}

/** What one report holds of a term, and of people in all. */
const linesAtMost = 10_000;

/** Each table is within its own length, both together may not be. */
function tooManyLines({ review, additions }: PlanningReads): Finding[] {
  const all = [...review, ...additions];
  const people = new Set(all.map(({ values }) => values['cardNumber'])).size;
  const terms = new Map<Value, number>();
  for (const { values } of all)
    terms.set(values['term'] ?? null, (terms.get(values['term'] ?? null) ?? 0) + 1);
  const most = Math.max(0, people, ...terms.values());
  if (most <= linesAtMost) return [];
  return [
    finding({
      rule: 'LIST_TOO_LONG',
      severity: 'error',
      table: 'additions',
      measured: String(most),
      message:
        `Danh sách rà soát và bổ sung có ${most} dòng hoặc người trong một báo cáo, nhiều hơn ` +
        `${linesAtMost}`,
      fix: 'Xóa các dòng thừa; nếu đúng là nhiều người như vậy thì báo văn thư Đảng ủy.',
    }),
  ];
}

/**
 * The form and the submission disagree about a value: told, not thrown, for whatever a file says is
 * the sender's to mend.
 */
function unholdable(path: readonly PropertyKey[]): Finding {
  return finding({
    rule: 'REPORT_UNHOLDABLE',
    severity: 'error',
    table: 'terms',
    measured: path.join('.').slice(0, 100),
    message: `Có nội dung hệ thống không lưu được (${path.map(String).join('.').slice(0, 100)})`,
    fix: 'Kiểm tra lại độ dài, ký tự lạ ở mục này rồi gõ lại.',
  });
}

/**
 * A submission from the rows of a workbook or a web form. What cannot be read is told cell by cell,
 * all at once; then there is no submission. Lines of a term without a row in `terms` are an error
 * too: the cell must conclude about each term.
 */
export function readSubmission(
  given: Partial<Record<PlanningTable, readonly RawRow[]>>,
  asked: Asked,
  system: DateSystem = '1900',
): SubmissionReading {
  const form = planningForm(asked.terms.map(({ term }) => term));
  const { tables, findings: ofCards } = restoreCards(given, asked);
  const readings = Object.fromEntries(
    planningTables.map((table) => [
      table,
      readTable(tableOf(form, table), tables[table] ?? [], system),
    ]),
  );
  const read = Object.fromEntries(
    planningTables.map((table) => [table, readings[table]?.rows ?? []]),
  ) as unknown as PlanningReads;
  const concluded = new Set(read.terms.map(({ values }) => values['term']));
  const people = [
    ...read.review.map((row) => ({ row, table: 'review' as const })),
    ...read.additions.map((row) => ({ row, table: 'additions' as const })),
  ];
  const findings = [
    ...planningTables.flatMap((table) => readings[table]?.findings ?? []),
    ...ofCards,
    ...shortCards(read),
    ...describedTwice(people),
    ...badMeetings(read),
    ...(read.terms.length + people.length > 0
      ? []
      : [
          finding({
            rule: 'TERM_NOT_CONCLUDED',
            severity: 'error',
            table: 'terms',
            message: 'Chưa có kết luận về nhiệm kỳ nào',
            fix: 'Ghi kết quả rà soát của từng nhiệm kỳ ở bảng Kết luận.',
          }),
        ]),
    ...tooManyLines(read),
    ...people
      .filter(
        ({ row }) => row.values['term'] !== null && !concluded.has(row.values['term'] ?? null),
      )
      .map(({ row, table }) =>
        finding({
          rule: 'TERM_NOT_CONCLUDED',
          severity: 'error',
          table,
          row: { key: row.key, number: row.number },
          column: 'term',
          message: 'Nhiệm kỳ của dòng này chưa có kết luận',
          fix: 'Ghi kết quả rà soát của nhiệm kỳ ở bảng Kết luận.',
        }),
      ),
  ];
  if (findings.some(({ severity }) => severity === 'error'))
    return { findings, rowNumbers: new Map(), read };
  const { value, rowNumbers } = assemble(read, asked);
  const { data, error } = submissionShape.safeParse(value);
  if (data) return { submission: canonicalSubmission(data), findings, rowNumbers, read };
  return { findings: [...findings, unholdable(error.issues[0]?.path ?? [])], rowNumbers, read };
}

/** Rule findings with the row numbers of the sheet they were read from. */
export function placeFindings(findings: readonly Finding[], rowNumbers: RowNumbers): Finding[] {
  return findings.map((found) => {
    const at = found.row && rowNumbers.get(`${found.table} ${found.row.key}`);
    return found.row && at !== undefined && at !== null
      ? { ...found, row: { ...found.row, number: at } }
      : found;
  });
}
