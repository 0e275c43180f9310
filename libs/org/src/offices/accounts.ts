import type { EntityManager } from 'typeorm';
import { AccountError } from './account-error.js';
import { revokeTokens } from './tokens.js';
import { oneAtATime, type By, writeDown } from './write-down.js';

/** A name to sign in with: an address or a word, without white space, compared in small letters. */
const NAME = /^[^\s@]{3,64}$|^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** As app.account keeps it. */
export const signInName = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

interface OpeningAccount extends By {
  readonly official: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * Opens the account by which this person signs in, or opens the closed one again. It has no
 * password yet. Errors: AccountError.
 */
export async function openAccount(
  manager: EntityManager,
  { official, name: typed, reason, by }: OpeningAccount,
): Promise<void> {
  await oneAtATime(manager);
  const name = signInName(typed);
  if (!NAME.test(name) || name.length > 254)
    throw new AccountError(
      'Tên đăng nhập là địa chỉ thư, hoặc một từ từ 3 đến 64 ký tự không có dấu cách.',
    );
  const [taken]: { official: string; closed: boolean }[] = await manager.query(
    `select official, closed_at is not null as closed from app.account
      where (name = $1 and closed_at is null) or official = $2 order by official = $2`,
    [name, official],
  );
  if (taken && (taken.official !== official || !taken.closed))
    throw new AccountError(
      taken.official === official
        ? `Người ${official} đã có tài khoản.`
        : `Tên đăng nhập “${name}” đã có người dùng (${taken.official}).`,
      taken.official,
    );
  await manager.query(
    `insert into app.account (official, name) values ($1, $2)
      on conflict (official) do update set name = excluded.name, closed_at = null`,
    [official, name],
  );
  await writeDown(manager, { official, by }, [{ type: 'AccountOpened', data: { name, reason } }]);
}

/** The official whom a sign-in name, an official's id or an office's id names. */
export async function officialNamed(manager: EntityManager, given: string): Promise<string> {
  const [row]: { id: string }[] = await manager.query(
    `select p.id from app.official p left join app.account a on a.official = p.id
      where p.id = $1 or a.name = $2
        or exists (select from app.office o where o.official = p.id and o.id = $1)
      order by p.id = $1 desc limit 1`,
    [given.trim(), signInName(given)],
  );
  if (!row)
    throw new AccountError(
      `Không có tài khoản, người hay chức trách nào là “${given}”; xem dondoc account list.`,
    );
  return row.id;
}

/** Closes the account and revokes every token of the person. Errors: AccountError. */
export async function closeAccount(
  manager: EntityManager,
  { official, reason, by }: By & { readonly official: string; readonly reason: string },
): Promise<void> {
  await oneAtATime(manager);
  const [, closed]: [unknown, number] = await manager.query(
    'update app.account set closed_at = app.now() where official = $1 and closed_at is null',
    [official],
  );
  const revoked = await revokeTokens(manager, { of: official, reason, by });
  if (closed === 0 && revoked === 0)
    throw new AccountError(`Người ${official} không có tài khoản hay mã truy cập nào đang mở.`);
  if (closed > 0)
    await writeDown(manager, { official, by }, [{ type: 'AccountClosed', data: { reason } }]);
}

/** Writes down that the way in of a person was reset. Errors: AccountError. */
export async function recordReset(
  manager: EntityManager,
  { official, reason, by }: By & { readonly official: string; readonly reason: string },
): Promise<void> {
  const [open]: unknown[] = await manager.query(
    'select 1 from app.account where official = $1 and closed_at is null',
    [official],
  );
  if (!open) throw new AccountError(`Người ${official} không có tài khoản đang mở.`);
  await writeDown(manager, { official, by }, [{ type: 'AccountReset', data: { reason } }]);
}

export interface AccountLine {
  readonly official: string;
  readonly name: string;
  readonly signInName: string | null;
  readonly closed: boolean;
  readonly offices: readonly OfficeLine[];
}

export interface OfficeLine {
  readonly office: string;
  readonly role: string;
  readonly cell: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly lentBy: string | null;
  readonly held: boolean;
}

/** Every official with the account and all offices, those that ended too. */
export async function listAccounts(manager: EntityManager): Promise<AccountLine[]> {
  return manager.query(
    `select p.id as official, p.name, a.name as "signInName",
        a.closed_at is not null as closed, coalesce(o.offices, '[]') as offices
      from app.official p left join app.account a on a.official = p.id
      left join lateral (
        select jsonb_agg(jsonb_build_object('office', o.id, 'role', o.role, 'cell', o.cell,
          'from', o.held_from, 'to', o.held_to, 'source', o.source, 'lentBy', o.lent_by,
          'held', app.holds(o, app.today())) order by o.id) as offices
        from app.office o where o.official = p.id) o on true
      order by length(p.id), p.id`,
  );
}
