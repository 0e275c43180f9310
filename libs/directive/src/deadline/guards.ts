import { STANDS } from '../obligation/stands-sql.js';
import { type Columns, type FieldName, guardSql, guardsOf, type Workflow } from '#libs/workflow';

/**
 * A reason not to touch an obligation, named by its code. `refuses` is SQL over the alias h of its
 * head row.
 */
export interface Guard {
  readonly code: string;
  readonly message: string;
  readonly refuses: string;
  /** Asked only where the definition wants another person than those who took the steps before. */
  readonly only?: 'secondPerson';
}

/**
 * The stream of the head row in the order of letters of the tables beside it. In its own one, an
 * index on what belongs to an obligation cannot be used, and every row of these tables would be
 * read for every head.
 */
const OWN = 'h.stream collate "default"';

/**
 * The fields that every guard may ask for, over the alias h of a head row. `markAt` and `asked`
 * come from the command, because only it has their parameters.
 */
const columns: Columns = {
  now: '(select app.now())',
  'obligation.status': STANDS,
  'obligation.cell': 'h.owner',
  'obligation.directive': 'h.parent',
  'obligation.cutoffAt': 'h.cutoff_at',
  'obligation.markAt': 'null',
  'asked.cutoffAt': 'null',
  'report.onTime':
    `exists (select from app.receipt r where r.obligation = ${OWN} and r.timeliness = ` +
    `'onTime' and r.completed_at < h.cutoff_at)`,
  'report.straddled':
    `exists (select from app.receipt r where r.obligation = ${OWN} and r.timeliness = ` +
    `'straddled' and r.begun_at < h.cutoff_at)`,
  'report.receivedAt': `select max(r.completed_at) from app.receipt r where r.obligation = ${OWN}`,
  'report.count': `select count(*) from app.receipt r where r.obligation = ${OWN}`,
  'upload.unfinished':
    `exists (select from app.intent i where i.obligation = ${OWN} and i.resolved_at is null ` +
    'and i.begun_at < h.cutoff_at)',
  'hold.exists':
    `exists (select from app.hold d where d.obligation = ${OWN} and d.cutoff_at = ` +
    'h.cutoff_at)',
  'hold.open':
    `exists (select from app.hold d where d.obligation = ${OWN} and d.cutoff_at = ` +
    'h.cutoff_at and d.released_at is null)',
};

export type OwnColumns = Readonly<Partial<Record<FieldName, string>>>;

/** SQL of every field, including the command's own. */
export const columnsWith = (own: OwnColumns = {}): Columns => ({ ...columns, ...own });

/** The moment of the mark. `$1` is the number of minutes of grace. */
export const markColumns: OwnColumns = {
  'obligation.markAt': 'h.cutoff_at + make_interval(mins => $1::int)',
};

/**
 * The moment of the mark where the minutes of one definition are known beforehand and become part
 * of the statement's text.
 */
export function markAfter(minutes: number): OwnColumns {
  if (!Number.isSafeInteger(minutes) || minutes < 0)
    throw new RangeError(`not a number of minutes: ${minutes}`);
  return { 'obligation.markAt': `h.cutoff_at + make_interval(mins => ${minutes})` };
}

/**
 * The definition's guards of a command in a state, as SQL, in the order in which they are asked.
 */
export function sqlGuards(
  workflow: Workflow,
  { command, status }: { command: string; status: string },
  own?: OwnColumns,
): Guard[] {
  return guardsOf(workflow, command, status).map(({ code, message, when }) => ({
    code,
    message,
    refuses: `(${guardSql(when, columnsWith(own))}) is not true`,
  }));
}

export const anyOf = (guards: readonly { readonly refuses: string }[]): string =>
  guards.map(({ refuses }) => `(${refuses})`).join(' or ') || 'false';
