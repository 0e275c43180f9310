import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { needsSecondPerson, nextStatus, permits, type Workflow } from '#libs/workflow';
import { PINNED } from '../obligation/pinned-sql.js';
import { STANDS } from '../obligation/stands-sql.js';
import { type BulkCommand, commandOf } from './bulk-commands.js';
import { type Guard, sqlGuards } from '../deadline/guards.js';

/** Why some of the selected obligations are left out. `cells` are the first few of them. */
export interface LeftOut {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly cells: readonly string[];
}

export interface Selection {
  readonly spec: BulkCommand<object>;
  readonly body: object;
  readonly params: readonly unknown[];
  readonly role: string;
  readonly directive: string;
  readonly cells?: readonly string[];
}

/** What the pinned definition says about the command in one state, by the definition's name. */
interface Legality {
  readonly workflow: string;
  readonly status: string;
  readonly to: string | null;
  /** Refusal that comes before every other question. */
  readonly bar: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly guards: readonly Guard[];
}

export const ALREADY = { code: 'ALREADY_SO', message: 'Đã như vậy rồi, không cần làm lại.' };
export const FIRST_FEW = 5;

const SELECTED = (directive: string, cells: string): string => `
  selected as (
    select h.*, ${STANDS} as place,
      ${PINNED} as workflow
    from app.head h where h.category = 'obligation' and h.parent = ${directive}
      and (${cells}::text[] is null or h.owner = any (${cells}::text[])))`;

/**
 * SQL for the code of the first reason not to do it, in the order in which the single form asks. It
 * is null when the command may be done.
 */
export function reasonSql(
  { already }: Pick<BulkCommand<object>, 'already'>,
  guards: readonly Pick<Guard, 'code' | 'refuses'>[],
  { first = '', between = '' } = {},
): string {
  const cases = [
    first,
    already ? `when ${already} then '${ALREADY.code}'` : '',
    between,
    ...guards.map(({ code, refuses }) => `when (${refuses}) then '${code}'`),
  ].filter((text) => text !== '');
  return cases.length === 0 ? 'null::text' : `case ${cases.join(' ')} end`;
}

function refusalOf(ask: () => void): Refused | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** What may still refuse: the definition's guards, then what code itself asks. */
export function guardsAsked(
  { spec, body }: Pick<Selection, 'spec' | 'body'>,
  workflow: Workflow,
  status: string,
): Guard[] {
  const { columns, own = [] } = spec;
  const command = commandOf(spec, body);
  const asked = own.filter(
    ({ only }) => only !== 'secondPerson' || needsSecondPerson(workflow, command, status),
  );
  return [...sqlGuards(workflow, { command, status }, columns), ...asked];
}

function legality(workflow: Workflow, status: string, { spec, role, body }: Selection): Legality {
  const { bar } = spec;
  const command = commandOf(spec, body);
  const barred = refusalOf(() => bar?.(workflow, body));
  const refused = refusalOf(() => permits(workflow, { command, status, role }));
  const { code = null, message = null } = barred ?? refused ?? {};
  const allowed = refused
    ? { to: null, guards: [] }
    : {
        to: nextStatus(workflow, command, status),
        guards: guardsAsked({ spec, body }, workflow, status),
      };
  return { workflow: workflow.id, status, ...allowed, bar: barred?.code ?? null, code, message };
}

/** Asks the definition once per definition and state, not once per row. */
async function legalities(
  manager: EntityManager,
  selection: Selection,
  byId: (id: string) => Promise<Workflow>,
): Promise<Legality[]> {
  const pairs: { workflow: string; status: string }[] = await manager.query(
    `with ${SELECTED('$1', '$2')}
     select distinct workflow, place as status from selected order by 1, 2`,
    [selection.directive, selection.cells ?? null],
  );
  return Promise.all(
    pairs.map(async ({ workflow, status }) => legality(await byId(workflow), status, selection)),
  );
}

interface Judged {
  readonly sql: string;
  readonly params: unknown[];
  readonly laws: readonly Legality[];
}

/**
 * Is always true. It lets the parser see every parameter, even one that only the data or a guard
 * uses.
 */
export function seesAll({
  event,
  columns = {},
  own = [],
}: Pick<BulkCommand<object>, 'event' | 'columns' | 'own'>): string {
  const texts = [
    ...(event ? [event.data] : []),
    ...Object.values(columns),
    ...own.map(({ refuses }) => refuses),
  ];
  return `(true or ${texts.map((sql) => `(${sql}) is null`).join(' or ')})`;
}

/**
 * A query of everything that is selected: stream, version, owner, from_status, to_status and reason
 * (null when the command may be done).
 */
async function judged(
  manager: EntityManager,
  selection: Selection,
  byId: (id: string) => Promise<Workflow>,
): Promise<Judged> {
  const { spec, params, directive, cells } = selection;
  const laws = await legalities(manager, selection, byId);
  const [parent, owners, law] = [1, 2, 3].map((k) => `$${params.length + k}`);
  const kinds = [...new Set(laws.map(({ guards }) => JSON.stringify(guards)))];
  const kindOf = ({ guards }: Legality): number => kinds.indexOf(JSON.stringify(guards));
  const guards = kinds.flatMap((kind, k) =>
    (JSON.parse(kind) as Guard[]).map(({ code, refuses }) => ({
      code,
      refuses: `l.kind = ${k} and (${refuses})`,
    })),
  );
  const reason = reasonSql(spec, guards, {
    first: 'when l.bar is not null then l.bar',
    between: 'when l.code is not null then l.code',
  });
  const sql = `${SELECTED(parent!, owners!)},
    judged as (
      select h.stream, h.version, h.owner, h.place as from_status, l."to" as to_status,
        ${reason} as reason
      from selected h left join jsonb_to_recordset(${law}::jsonb) as l(workflow text, status text,
        "to" text, bar text, code text, kind int) on l.workflow = h.workflow and l.status = h.place
      where ${seesAll(spec)})`;
  return {
    sql,
    params: [
      ...params,
      directive,
      cells ?? null,
      JSON.stringify(laws.map((law) => ({ ...law, guards: undefined, kind: kindOf(law) }))),
    ],
    laws,
  };
}

export interface Judgement {
  readonly selected: number;
  readonly eligible: number;
  readonly leftOut: readonly LeftOut[];
}

interface GroupRow {
  readonly code: string | null;
  readonly status: string;
  readonly count: number;
  readonly cells: string[];
}

function messageOf(laws: readonly Legality[], { code, status }: GroupRow): string {
  if (code === ALREADY.code) return ALREADY.message;
  return (
    laws.flatMap(({ guards }) => guards).find((guard) => guard.code === code)?.message ??
    laws.find((law) => law.code === code && law.status === status)?.message ??
    code!
  );
}

function missing({ cells }: Selection, found: readonly string[]): LeftOut[] {
  const known = new Set(found);
  const strangers = (cells ?? []).filter((cell) => !known.has(cell));
  if (strangers.length === 0) return [];
  return [
    {
      code: 'NO_SUCH_OBLIGATION',
      message: 'Chi bộ này không có nghĩa vụ báo cáo trong đợt.',
      count: strangers.length,
      cells: strangers.slice(0, FIRST_FEW),
    },
  ];
}

/**
 * Counts how many may be done, and the others by reason. Nothing is locked: the run asks again
 * under its own locks.
 */
export async function judge(
  manager: EntityManager,
  selection: Selection,
  byId: (id: string) => Promise<Workflow>,
): Promise<Judgement> {
  const { sql, params, laws } = await judged(manager, selection, byId);
  const groups: GroupRow[] = await manager.query(
    `with ${sql} select reason as code, case when reason in (select code
      from jsonb_to_recordset($${params.length}::jsonb) as l(code text)) then from_status else ''
      end as status,
       count(*)::int as count, (array_agg(owner order by owner))[1:${FIRST_FEW}] as cells
         from judged group by 1, 2 order by 3 desc, 1, 2`,
    params,
  );
  const leftOut = groups
    .filter(({ code }) => code !== null)
    .map((group) => ({
      code: group.code!,
      message: messageOf(laws, group),
      count: group.count,
      cells: group.cells,
    }));
  const found: { owner: string }[] = selection.cells
    ? await manager.query(`with ${SELECTED('$1', '$2')} select owner from selected`, [
        selection.directive,
        selection.cells,
      ])
    : [];
  const strangers = missing(
    selection,
    found.map(({ owner }) => owner),
  );
  const count = (list: readonly { count: number }[]): number =>
    list.reduce((sum, group) => sum + group.count, 0);
  return {
    selected: count(groups) + count(strangers),
    eligible: count(groups) - count(leftOut),
    leftOut: [...leftOut, ...strangers],
  };
}

/** Writes down the streams that may be done, with the version that was judged. */
export async function choose(
  manager: EntityManager,
  run: string,
  { selection, byId }: { selection: Selection; byId: (id: string) => Promise<Workflow> },
): Promise<void> {
  const { sql, params } = await judged(manager, selection, byId);
  await manager.query(
    `with ${sql} insert into app.bulk_item (run, stream, version, from_status, to_status)
     select $${params.length + 1}, stream, version, from_status, to_status from judged
       where reason is null`,
    [...params, run],
  );
}
