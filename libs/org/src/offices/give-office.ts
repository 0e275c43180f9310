import type { EntityManager } from 'typeorm';
import { type Role } from '../access/access.js';
import { AccountError } from './account-error.js';
import { oneAtATime, type By, writeDown } from './write-down.js';

export type OfficeRole = Exclude<Role, 'visitor'>;

const idPrefix: Record<OfficeRole, string> = {
  admin: 'quantri',
  clerk: 'vanthu',
  reviewer: 'thamdinh',
  approver: 'capuy',
  cell: 'chibo',
  auditor: 'kiemtra',
  department: 'banthamdinh',
  'standing-committee': 'banthuongvu',
  signer: 'nguoiky',
};

/** The roles that an office may have. */
export const officeRoles = Object.keys(idPrefix) as OfficeRole[];

/** What an office is for whom: `cell` with the role `cell` and with no other. */
export interface Post {
  readonly role: OfficeRole;
  readonly cell?: string;
  /** Of which committee. It may be left out where there is one; a cell is its committee's. */
  readonly committee?: string;
}

/** First and last civil day (yyyy-mm-dd), both included. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** Errors: AccountError. */
export async function checkPost(manager: EntityManager, { role, cell }: Post): Promise<void> {
  if ((role === 'cell') !== (cell !== undefined))
    throw new AccountError('Vai trò “cell” phải kèm mã chi bộ; các vai trò khác thì không.');
  if (cell === undefined) return;
  const [row] = await manager.query('select 1 from app.cell where id = $1', [cell]);
  if (!row)
    throw new AccountError(
      `Không có chi bộ mã “${cell}”; xem danh sách bằng lệnh nhập tổ chức (dondoc import-org).`,
    );
}

/**
 * The committee to which the office will belong; none for a cell's, and none before the first
 * committee is on record. Errors: AccountError.
 */
export async function committeeFor(
  manager: EntityManager,
  { role, committee }: Post,
): Promise<string | null> {
  if (role === 'cell') return null;
  const rows: { id: string }[] = await manager.query('select id from app.committee order by id');
  const ids = rows.map(({ id }) => id);
  if (committee === undefined && ids.length < 2) return ids[0] ?? null;
  if (committee !== undefined && ids.includes(committee)) return committee;
  throw new AccountError(
    committee === undefined
      ? `Hệ thống có nhiều đảng bộ; ghi rõ chức trách của đảng bộ nào: ${ids.join(', ')}.`
      : `Không có đảng bộ mã “${committee}”; chọn trong: ${ids.join(', ')}.`,
  );
}

/** Errors: AccountError. */
export function checkPeriod({ from, to }: Period): void {
  if (from !== undefined && to !== undefined && to < from)
    throw new AccountError(`Ngày thôi (${to}) trước ngày nhận (${from}); hãy xem lại hai ngày.`);
}

/** Refuses the same office twice for one person on one day. Errors: AccountError. */
async function checkAlone(
  manager: EntityManager,
  official: string,
  { role, cell, committee, from, to }: Post & Period,
): Promise<void> {
  const [held]: { id: string }[] = await manager.query(
    `select id from app.office where official = $1 and role = $2 and cell is not distinct from $3
        and committee is not distinct from $6 and lent_by is null and ended_at is null
        and daterange(held_from, held_to, '[]') && daterange($4, $5, '[]')
      limit 1`,
    [official, role, cell ?? null, from ?? null, to ?? null, committee ?? null],
  );
  if (held)
    throw new AccountError(`Người này đã giữ chức trách đó (${held.id}) trong thời gian ấy.`);
}

/** vanthu-1, vanthu-2, …, and chibo-<cell>-1, for the next office of its kind. */
async function nextId(manager: EntityManager, { role, cell }: Post): Promise<string> {
  const prefix = cell === undefined ? idPrefix[role] : `${idPrefix[role]}-${cell}`;
  const [{ n }] = await manager.query('select app.offices_of_kind($1, $2) + 1 as n', [
    role,
    cell ?? null,
  ]);
  return `${prefix}-${n}`;
}

export interface Giving extends Post, Period {
  readonly official: string;
  /** The document that says so, such as 12-QĐ/ĐU. */
  readonly source?: string;
}

/** Gives a person an office; answers its id, which the facts bear. Errors: AccountError. */
export async function giveOffice(
  manager: EntityManager,
  { official, source, ...asked }: Giving,
  { by }: By,
): Promise<string> {
  await oneAtATime(manager);
  await checkPost(manager, asked);
  checkPeriod(asked);
  const committee = await committeeFor(manager, asked);
  const post = { ...asked, ...(committee === null ? {} : { committee }) };
  await checkAlone(manager, official, post);
  const { role, cell, from, to } = post;
  const office = await nextId(manager, post);
  await manager.query(
    `insert into app.office (id, official, name, role, cell, committee, held_from, held_to, source)
      select $1, id, name, $3, $4, $5, $6, $7, $8 from app.official where id = $2`,
    [office, official, role, cell ?? null, committee, from ?? null, to ?? null, source ?? ''],
  );
  await writeDown(manager, { official, by }, [
    { type: 'OfficeGiven', data: { office, ...post, ...(source ? { source } : {}) } },
  ]);
  return office;
}
