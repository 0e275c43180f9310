import { type Finding, finding, type Form, groupFindings, type Row } from '#libs/forms';
import { type Submission, submissionShape } from '../model/submission.js';
import { checkSubmission } from '../rules/check.js';
import type { CheckContext, PlanningTable } from '../rules/case.js';
import { assemble, type PlanningReads } from './assemble.js';
import type { ColumnOf } from './meanings.js';
import {
  type GivenRows,
  placeFindings,
  readSubmission,
  type SubmissionReading,
} from './read-rows.js';

export interface RowsCheck {
  /** Null while a cell has an error. */
  readonly submission: Submission | null;
  /** Findings about cells and by the rules, one for each cause. */
  readonly findings: readonly Finding[];
}

/**
 * Cells without which a row is about nobody. Such a row is left out, and rules that depend on the
 * number of rows are not asked.
 */
const naming: { readonly [T in PlanningTable]: readonly ColumnOf<T>[] } = {
  terms: ['term', 'outcome', 'baseVersion'],
  review: ['term', 'post', 'cardNumber'],
  additions: ['term', 'post', 'cardNumber'],
  meetings: ['meeting', 'kind', 'heldOn', 'invited', 'present'],
  votes: ['meeting', 'term', 'post', 'cardNumber', 'agreed'],
};
/**
 * Values that take the place of unreadable cells, so that the rest of the row can be judged. What
 * the rules say about them is not shown.
 */
const standIns = {
  person: 'Chưa rõ',
  born: '1980',
  sex: 'nam',
} as const satisfies Partial<Record<ColumnOf<'additions'>, string>>;
/** Cells that a rule about one cell reads too. */
const readTogether: Readonly<Record<string, readonly ColumnOf<'additions'>[]>> = {
  born: ['born', 'sex', 'cardNumber'],
  person: ['person', 'born'],
  cardNumber: ['person', 'born', 'cardNumber'],
};

/** Findings that may only be caused by a missing row. */
const ofBallots = ({ table, rule }: Finding): boolean =>
  table === 'meetings' || table === 'votes' || /VOTE|BALLOT|QUORUM/.test(rule);
const ofLists = ({ table, rule, row }: Finding): boolean =>
  row === null || table === 'terms' || rule === 'NOT_IN_BASE';
const beside = ({ column }: Finding): readonly string[] =>
  readTogether[column ?? ''] ?? [column ?? ''];

const place = (table: string, row: number, column: string): string => `${table} ${row} ${column}`;

function readable(
  read: PlanningReads,
  wrong: ReadonlySet<string>,
): { readonly rows: PlanningReads; readonly whole: Readonly<Record<PlanningTable, boolean>> } {
  const keep =
    (table: PlanningTable) =>
    (row: Row): boolean =>
      naming[table].every(
        (column) =>
          (row.values[column] ?? null) !== null && !wrong.has(place(table, row.number, column)),
      );
  const entries = (Object.keys(naming) as PlanningTable[]).map((table) => {
    const kept = read[table].filter(keep(table));
    const people = table === 'review' || table === 'additions';
    const rows = people
      ? kept.map((row) => ({
          ...row,
          values: {
            ...row.values,
            ...Object.fromEntries(
              Object.entries(standIns).filter(([column]) => (row.values[column] ?? null) === null),
            ),
          },
        }))
      : kept;
    return { table, rows, whole: kept.length === read[table].length };
  });
  return {
    rows: Object.fromEntries(
      entries.map(({ table, rows }) => [table, rows]),
    ) as unknown as PlanningReads,
    whole: Object.fromEntries(entries.map(({ table, whole }) => [table, whole])) as Record<
      PlanningTable,
      boolean
    >,
  };
}

/** Cells and rows that cannot be taken as they stand. */
function wrongPlaces(cells: readonly Finding[]): {
  readonly wrong: ReadonlySet<string>;
  readonly repeated: ReadonlySet<string>;
} {
  const errors = cells.filter(({ severity }) => severity === 'error');
  return {
    wrong: new Set(
      errors.flatMap(({ table, row, column }) =>
        row && column !== null ? [place(table, row.number, column)] : [],
      ),
    ),
    repeated: new Set(
      errors
        .filter(({ rule }) => rule === 'ROW_REPEATED')
        .map(({ table, row }) => place(table, row?.number ?? 0, '')),
    ),
  };
}

const mapTables = (
  reads: PlanningReads,
  each: (rows: readonly Row[], table: string) => readonly Row[],
): PlanningReads =>
  Object.fromEntries(
    Object.entries(reads).map(([table, rows]) => [table, each(rows, table)]),
  ) as unknown as PlanningReads;

/**
 * What the rules say about the rows that can be read, without findings that only the unreadable
 * ones could have answered.
 */
function ruleFindings(
  form: Form,
  { read, findings: cells }: Pick<SubmissionReading, 'read' | 'findings'>,
  context: CheckContext,
): Finding[] {
  const { wrong, repeated } = wrongPlaces(cells);
  const { rows, whole } = readable(read, wrong);
  const listsWhole = [whole.terms, whole.review, whole.additions, repeated.size === 0].every(
    Boolean,
  );
  const ballotsWhole = whole.meetings && whole.votes;
  const once = mapTables(rows, (own, table) =>
    own.filter(({ number }) => !repeated.has(place(table, number, ''))),
  );
  const { value, rowNumbers } = assemble(
    form,
    ballotsWhole ? once : { ...once, meetings: [], votes: [] },
    context,
  );
  const { data } = submissionShape.safeParse(value);
  const spoken = (found: Finding): boolean => {
    if (ofBallots(found)) return listsWhole && ballotsWhole;
    return ofLists(found)
      ? listsWhole
      : beside(found).every(
          (column) => !wrong.has(place(found.table, found.row?.number ?? 0, column)),
        );
  };
  return data ? placeFindings(checkSubmission(data, context), rowNumbers).filter(spoken) : [];
}

/** Without any conclusion there is one finding in all, not one for each row. */
function concluded({ terms }: PlanningReads, findings: readonly Finding[]): readonly Finding[] {
  if (terms.length > 0) return findings;
  const missing = finding({
    rule: 'TERMS_MISSING',
    severity: 'error',
    table: 'terms',
    message: 'Chưa có kết luận về nhiệm kỳ nào',
    fix: 'Ghi kết quả rà soát của từng nhiệm kỳ ở bảng Kết luận.',
  });
  return [missing, ...findings.filter(({ rule }) => rule !== 'TERM_NOT_CONCLUDED')];
}

/**
 * Checks the rows of a workbook or a draft and reports everything at once: the wrong cells, and
 * what the rules say about what can be read. Somebody who corrects the one need not come back for
 * the other.
 */
export function checkRows(form: Form, given: GivenRows, context: CheckContext): RowsCheck {
  const reading = readSubmission(form, given, context);
  const { submission, findings, rowNumbers, read } = reading;
  const rules = submission
    ? placeFindings(checkSubmission(submission, context), rowNumbers)
    : ruleFindings(form, reading, context);
  return {
    submission: submission ?? null,
    findings: groupFindings([...concluded(read, findings), ...rules]),
  };
}
