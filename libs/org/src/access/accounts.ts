import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { cleanText, isReadable, legacyText, personName, plainPunctuation } from '#libs/text';
import { type Action, type Actor, mayTry, type Role } from './access.js';

export type AccountRole = Exclude<Role, 'visitor'>;

export interface TokenRequest {
  /** Who holds the account, as the log of acts shows it. */
  readonly name: string;
  readonly role: AccountRole;
  /** Required for the role `cell`, and refused for every other. */
  readonly cell?: string;
  /**
   * The card number of the member who holds it. It ties the holder's accounts together, whatever
   * names they were made under. Without it, the same name is the same person.
   */
  readonly card?: string;
}

/** An account that cannot be made. The message says what to give. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
}

const TOKEN = /^dd_[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const idPrefix: Record<AccountRole, string> = {
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

/** The roles that an account may have. */
export const accountRoles = Object.keys(idPrefix) as AccountRole[];

async function checkCell(manager: EntityManager, { role, cell }: TokenRequest): Promise<void> {
  if ((role === 'cell') !== (cell !== undefined))
    throw new AccountError('Vai trò “cell” phải kèm mã chi bộ; các vai trò khác thì không.');
  if (cell === undefined) return;
  const [row] = await manager.query('select 1 from app.cell where id = $1', [cell]);
  if (!row)
    throw new AccountError(
      `Không có chi bộ mã “${cell}”; xem danh sách bằng lệnh nhập tổ chức (dondoc import-org).`,
    );
}

async function memberWith(
  manager: EntityManager,
  card: string | undefined,
): Promise<string | null> {
  if (card === undefined) return null;
  const number = cleanText(card).replace(/[. ]/g, '').toLocaleUpperCase('vi');
  const [row] = await manager.query('select id from app.person where card_number = $1', [number]);
  if (!row)
    throw new AccountError(
      `Không có đảng viên mang số thẻ “${number}” trong hồ sơ. Kiểm tra số thẻ, hoặc nhập ` +
        'đồng chí này vào tệp tổ chức trước (dondoc import-org).',
    );
  return row.id;
}

interface KnownAccount {
  readonly id: string;
  readonly person: string | null;
  readonly closed_at: string | null;
}

/**
 * The holder's account: it is tied to the member or, where either side names none, has the same
 * name.
 */
async function knownAccount(
  manager: EntityManager,
  { name, role, cell }: TokenRequest,
  person: string | null,
): Promise<KnownAccount | undefined> {
  const [known] = await manager.query(
    `select id, person, closed_at from app.account
      where role = $1 and cell is not distinct from $2 and (person = $4 or name = $3
        and (person is null or $4::text is null))
      order by person = $4 desc nulls last, created_at, id limit 1`,
    [role, cell ?? null, name, person],
  );
  return known;
}

/**
 * An account that was made without a card is the member's from the day on which the card is named.
 */
async function tied(
  manager: EntityManager,
  { id }: KnownAccount,
  person: string | null,
): Promise<string> {
  await manager.query(
    'update app.account set person = $2 where id = $1 and person is null and $2::text is not null',
    [id, person],
  );
  return id;
}

/**
 * The open account of this holder in this role and cell. It is made when there is none; ids are
 * vanthu-1, vanthu-2, …, and chibo-<cell>-1.
 */
async function accountFor(manager: EntityManager, request: TokenRequest): Promise<string> {
  const { name, role, cell } = request;
  await manager.query(`select pg_advisory_xact_lock(hashtext('org-account'))`);
  const person = await memberWith(manager, request.card);
  const known = await knownAccount(manager, request, person);
  if (known?.closed_at) throw new AccountError(`Tài khoản ${known.id} đã đóng.`);
  if (known) return tied(manager, known, person);
  const prefix = cell === undefined ? idPrefix[role] : `${idPrefix[role]}-${cell}`;
  const [{ n }] = await manager.query(
    `select count(*)::int + 1 as n from app.account where role = $1 and cell is not distinct
      from $2`,
    [role, cell ?? null],
  );
  await manager.query(
    'insert into app.account (id, name, role, cell, person) values ($1, $2, $3, $4, $5)',
    [`${prefix}-${n}`, name, role, cell ?? null, person],
  );
  return `${prefix}-${n}`;
}

/**
 * A holder may be a person or an office ("Văn thư 1"), so digits stay. Apostrophes and hyphens are
 * written as in every other name.
 */
function holderName(typed: string): string {
  if (!isReadable(typed)) throw new AccountError('Còn thiếu tên người giữ tài khoản.');
  const legacy = legacyText(typed);
  if (legacy)
    throw new AccountError(
      `Tên người giữ viết bằng phông chữ cũ (bảng mã ${legacy.encoding}); hãy gõ lại bằng ` +
        `Unicode: “${legacy.converted}”.`,
    );
  // A title would make a second holder of the same person, and so two pairs of eyes of one.
  const read = personName(typed);
  if (!read.ok && read.titled?.kind === 'title')
    throw new AccountError(
      `Tên người giữ có “${read.titled.addition}”; chỉ ghi họ và tên: “${read.titled.offer}”.`,
    );
  return plainPunctuation(cleanText(typed));
}

/**
 * Makes a new token for the holder's account. It is returned only here, because only its hash is
 * stored. Errors: AccountError.
 */
export async function createToken(manager: EntityManager, request: TokenRequest): Promise<string> {
  const name = holderName(request.name);
  await checkCell(manager, request);
  const account = await accountFor(manager, { ...request, name });
  const token = `dd_${randomBytes(32).toString('base64url')}`;
  await manager.query('insert into app.api_token (hash, account) values ($1, $2)', [
    hashOf(token),
    account,
  ]);
  return token;
}

const ACTOR = 'a.id, a.name, a.role, a.cell, app.accounts_of_person(a.id) as accounts';

interface ActorRow extends Pick<Actor, 'id' | 'name' | 'role'> {
  readonly cell: string | null;
  readonly accounts: readonly string[];
}

const toActor = ({ id, name, role, cell, accounts }: ActorRow): Actor => ({
  id,
  name,
  role,
  ...(cell === null ? {} : { cell }),
  ...(accounts.length > 1 ? { accounts } : {}),
});

/** The open accounts of that id or name whose role may do it. */
export async function openAccountsOf(
  manager: EntityManager,
  given: string,
  action: Action,
): Promise<Actor[]> {
  const rows: ActorRow[] = await manager.query(
    `select ${ACTOR} from app.account a where (a.id = $1 or a.name = $1) and a.closed_at is null
      order by a.id = $1 desc, a.id`,
    [given],
  );
  const named = rows.some(({ id }) => id === given) ? rows.slice(0, 1) : rows;
  return named.map(toActor).filter((actor) => mayTry(actor, action));
}

/** The actor for whom a live token speaks. */
export async function actorOfToken(
  manager: EntityManager,
  token: string,
): Promise<Actor | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const [row]: ActorRow[] = await manager.query(
    `select ${ACTOR}
      from app.api_token t join app.account a on a.id = t.account
      where t.hash = $1 and t.revoked_at is null and a.closed_at is null`,
    [hashOf(token)],
  );
  return row && toActor(row);
}

/** The ids of all accounts of the person who holds this one, itself among them. */
export async function accountsOfPerson(manager: EntityManager, account: string): Promise<string[]> {
  const [{ accounts }] = await manager.query('select app.accounts_of_person($1) as accounts', [
    account,
  ]);
  return accounts;
}

/** Revokes every live token of an account; returns how many there were. */
export async function revokeTokens(manager: EntityManager, account: string): Promise<number> {
  const [{ revoked }] = await manager.query(
    `with gone as (update app.api_token set revoked_at = app.now()
      where account = $1 and revoked_at is null returning 1)
     select count(*)::int as revoked from gone`,
    [account],
  );
  return revoked;
}
