import type { EntityManager } from 'typeorm';
import { Clock } from '#libs/platform';
import { boundsOn } from './bounds.js';
import { orgDifference } from './difference.js';
import { keepRecorded, nothing } from './keep-recorded.js';
import { OrgFileError, type OrgFinding } from './org-file-error.js';
import type { OrgFile } from './org-shape.js';
import { readOrg, recordedPeople } from './read-org.js';
import { wrongSuperior } from './superior.js';
import { signerFindings } from './signers.js';
import { loads, type OrgPlan, type TableLoad } from './table-loads.js';
import { whoIsWho } from './who-is-who.js';

export interface TableReport {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

export interface ImportReport {
  readonly committee: string;
  /** Rows created, updated or removed: 0 when the database already holds what the file says. */
  readonly changed: number;
  readonly tables: Readonly<Record<string, TableReport>>;
}

async function removeOthers(
  manager: EntityManager,
  { table, key, rows, scope }: TableLoad,
): Promise<number> {
  if (!scope) return 0;
  const same = key.map((column) => `f.${column} = t.${column}`).join(' and ');
  const [{ removed }] = await manager.query(
    `with gone as (
       delete from app.${table} t where t.${scope.column} = any($1)
          and not exists (select from jsonb_populate_recordset(null::app.${table}, $2) f
            where ${same}) returning 1)
     select count(*)::int as removed from gone`,
    [scope.values, JSON.stringify(rows)],
  );
  return removed;
}

async function load(manager: EntityManager, request: TableLoad): Promise<TableReport> {
  const { table, key, rows } = request;
  const removed = await removeOthers(manager, request);
  const [first] = rows;
  if (!first) return { created: 0, updated: 0, removed };
  const columns = Object.keys(first);
  const rest = columns.filter((column) => !key.includes(column));
  const tuple = (alias: string) => `row(${rest.map((column) => `${alias}.${column}`).join(', ')})`;
  const changed: { created: boolean }[] = await manager.query(
    `insert into app.${table} as t (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::app.${table}, $1)
     on conflict (${key.join(', ')}) do update
       set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}
      where ${tuple('t')} is distinct from ${tuple('excluded')}
     returning (xmax = 0) as created`,
    [JSON.stringify(rows)],
  );
  const created = changed.filter((row) => row.created).length;
  return { created, updated: changed.length - created, removed };
}

async function takenCells(
  manager: EntityManager,
  { cells, committee }: OrgFile,
): Promise<OrgFinding[]> {
  const taken: { id: string }[] = await manager.query(
    'select id from app.cell where id = any($1) and committee <> $2',
    [cells.map((cell) => cell.id), committee.id],
  );
  return taken.map(({ id }) => ({
    path: ['cells', cells.findIndex((cell) => cell.id === id), 'id'],
    message: 'mã này đã dùng cho chi bộ của Đảng ủy khác',
  }));
}

/**
 * Findings where a term of the file overlaps one that stays on record: on any day a body is in one
 * term.
 */
function overKept({ terms }: OrgFile, recorded: OrgFile): OrgFinding[] {
  const named = new Set(terms.map(({ body, name }) => `${body} ${name}`));
  const kept = recorded.terms.filter(({ body, name }) => !named.has(`${body} ${name}`));
  return terms.flatMap((term, index) => {
    const over = kept.find(
      ({ body, from, to }) =>
        body === term.body && from <= (term.to ?? '9999') && term.from <= (to ?? '9999'),
    );
    return over
      ? [
          {
            path: ['terms', index, 'from'],
            message:
              `chồng thời gian với nhiệm kỳ ${over.name} đang có trong hệ thống; ghi cả nhiệm ` +
              'kỳ đó vào tệp, kèm “Đến ngày”',
          },
        ]
      : [];
  });
}

/**
 * Reads what is on record and says what the file would change. It holds other imports back until
 * the transaction ends. Errors: OrgFileError.
 */
export async function planOrg(manager: EntityManager, typed: OrgFile): Promise<OrgPlan> {
  if (!manager.queryRunner?.isTransactionActive)
    throw new Error('importOrg runs inside a transaction');
  await manager.query(`select pg_advisory_xact_lock(hashtext('org-import'))`);
  const recorded = (await readOrg(manager, typed.committee.id)) ?? nothing;
  const people = whoIsWho(typed, await recordedPeople(manager, typed));
  const file = keepRecorded(typed, recorded, people.known);
  const today = await new Clock(manager.connection).today(manager);
  const findings = [
    ...(await takenCells(manager, typed)),
    ...(await wrongSuperior(manager, file)),
    ...overKept(file, recorded),
    ...signerFindings(file),
    ...boundsOn(file, today),
    ...people.findings,
  ];
  if (findings.length > 0) throw new OrgFileError(findings);
  const openings = new Map(
    recorded.registers.map(({ term, type, last }) => [`${term} ${type}`, last]),
  );
  return {
    file,
    ids: new Map([...people.known].map(([card, { id }]) => [card, id])),
    changes: orgDifference({ recorded, file, people }),
    openings: file.registers
      .map(({ term, type, last }, index) => ({
        term,
        type,
        last,
        index,
        recorded: openings.get(`${term} ${type}`) ?? null,
      }))
      .filter(({ recorded: before, last }) => before !== last),
  };
}

/** Makes the database say what the plan says. The same plan again changes nothing. */
export async function applyOrg(manager: EntityManager, plan: OrgPlan): Promise<ImportReport> {
  const tables: Record<string, TableReport> = {};
  for (const request of loads(plan)) tables[request.table] = await load(manager, request);
  const changed = Object.values(tables).reduce(
    (sum, { created, updated, removed }) => sum + created + updated + removed,
    0,
  );
  return { committee: plan.file.committee.id, changed, tables };
}

/**
 * Makes the database say what the file says, in the caller's transaction (all or nothing).
 * Dangerous changes are made too, so whoever imports for a person asks first (`planOrg`). The same
 * file again changes nothing. Errors: OrgFileError.
 */
export async function importOrg(manager: EntityManager, file: OrgFile): Promise<ImportReport> {
  return applyOrg(manager, await planOrg(manager, file));
}
