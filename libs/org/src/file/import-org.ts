import type { EntityManager } from 'typeorm';
import type { OrgFile } from './org-shape.js';
import { OrgFileError, type OrgFinding } from './org-file-error.js';

export interface TableReport {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

export interface ImportReport {
  readonly committee: string;
  /** Rows created, updated or removed: 0 when the file says what the database already holds. */
  readonly changed: number;
  readonly tables: Readonly<Record<string, TableReport>>;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

interface TableLoad {
  readonly table: string;
  readonly key: readonly string[];
  readonly rows: readonly Row[];
  /** Where the file is the whole truth: rows in this scope that it does not name are removed. Cells, people and terms only ever end. */
  readonly scope?: { readonly column: string; readonly values: readonly string[] };
}

export const termId = (body: string, name: string): string => `${body}-${name}`;
const personId = (cardNumber: string): string => `dv-${cardNumber.toLowerCase()}`;

function memberLoads(file: OrgFile): TableLoad[] {
  const planned = file.planned.map(({ cell, term, person, ...rest }) => ({ cell, term: termId(cell, term), person: personId(person), ...rest }));
  const people = file.people.map(({ cardNumber, politicalTheory, joinedOn, ...rest }) => ({
    id: personId(cardNumber), card_number: cardNumber, political_theory: politicalTheory, joined_on: joinedOn ?? null, ...rest,
  }));
  const cellTerms = file.terms.filter(({ body }) => body !== file.committee.id).map(({ body, name }) => termId(body, name));
  return [
    { table: 'person', key: ['id'], rows: people },
    { table: 'planned_post', key: ['term', 'person', 'post'], rows: planned, scope: { column: 'term', values: cellTerms } },
  ];
}

function bodyLoads(file: OrgFile): TableLoad[] {
  const committee = file.committee.id;
  const letterheads = file.letterheads.map(({ from, to, parentName, parentSymbol, signerName, signerPost, ...rest }) => ({
    committee, effective_from: from, effective_to: to ?? null, parent_name: parentName, parent_symbol: parentSymbol,
    signer_name: signerName, signer_post: signerPost, ...rest,
  }));
  const cells = file.cells.map(({ officialMembers, hasCommittee, from, to, ...rest }, index) => ({
    committee, ordinal: index + 1, official_members: officialMembers, has_committee: hasCommittee, effective_from: from, effective_to: to ?? null, ...rest,
  }));
  const terms = file.terms.map(({ body, name, from, to, seats }) => ({
    id: termId(body, name), committee: body === committee ? body : null, cell: body === committee ? null : body, name, starts_on: from, ends_on: to ?? null, seats: seats ?? null,
  }));
  return [
    { table: 'committee', key: ['id'], rows: [{ id: committee, note: file.committee.note || file.note }] },
    { table: 'letterhead', key: ['committee', 'effective_from'], rows: letterheads, scope: { column: 'committee', values: [committee] } },
    { table: 'cell', key: ['id'], rows: cells },
    { table: 'term', key: ['id'], rows: terms },
  ];
}

function loads(file: OrgFile): TableLoad[] {
  const committee = file.committee.id;
  const openings = file.registers.map(({ term, type, last }) => ({ committee, term: termId(committee, term), type, last_number: last }));
  return [...bodyLoads(file), ...memberLoads(file), { table: 'register_opening', key: ['term', 'type'], rows: openings }];
}

async function removeOthers(manager: EntityManager, { table, key, rows, scope }: TableLoad): Promise<number> {
  if (!scope) return 0;
  const same = key.map((column) => `f.${column} = t.${column}`).join(' and ');
  const [{ removed }] = await manager.query(
    `with gone as (
       delete from app.${table} t where t.${scope.column} = any($1)
          and not exists (select from jsonb_populate_recordset(null::app.${table}, $2) f where ${same}) returning 1)
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
     on conflict (${key.join(', ')}) do update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}
      where ${tuple('t')} is distinct from ${tuple('excluded')}
     returning (xmax = 0) as created`,
    [JSON.stringify(rows)],
  );
  const created = changed.filter((row) => row.created).length;
  return { created, updated: changed.length - created, removed };
}

/** What only the database can tell: ids and card numbers that already belong to somebody else. */
async function refuseTaken(manager: EntityManager, file: OrgFile): Promise<void> {
  const cells: { id: string }[] = await manager.query('select id from app.cell where id = any($1) and committee <> $2', [file.cells.map((cell) => cell.id), file.committee.id]);
  const people: { card: string; name: string; born: string }[] = await manager.query('select card_number as card, name, born from app.person where card_number = any($1)', [file.people.map((person) => person.cardNumber)]);
  const known = new Map(people.map((row) => [row.card, row]));
  const findings: OrgFinding[] = [
    ...cells.map(({ id }) => ({ path: ['cells', file.cells.findIndex((cell) => cell.id === id), 'id'], message: 'mã này đã dùng cho chi bộ của Đảng ủy khác' })),
    ...file.people.flatMap((person, index) => {
      const row = known.get(person.cardNumber);
      // A corrected name or a corrected birth date is a correction; both at once is another person under the same card number.
      return row && row.name !== person.name && row.born !== person.born
        ? [{ path: ['people', index, 'cardNumber'], message: 'số thẻ này đã thuộc về một đảng viên khác (khác cả họ tên và ngày sinh)' }] : [];
    }),
  ];
  if (findings.length > 0) throw new OrgFileError(findings);
}

/**
 * Makes the database say what the file says, in the caller's transaction (all or nothing). The same file again changes nothing.
 * Throws OrgFileError.
 */
export async function importOrg(manager: EntityManager, file: OrgFile): Promise<ImportReport> {
  if (!manager.queryRunner?.isTransactionActive) throw new Error('importOrg runs inside a transaction');
  await manager.query(`select pg_advisory_xact_lock(hashtext('org-import'))`);
  await refuseTaken(manager, file);
  const tables: Record<string, TableReport> = {};
  for (const request of loads(file)) tables[request.table] = await load(manager, request);
  const changed = Object.values(tables).reduce((sum, { created, updated, removed }) => sum + created + updated + removed, 0);
  return { committee: file.committee.id, changed, tables };
}
