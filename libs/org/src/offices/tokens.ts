import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { prepared } from '#libs/platform';
import { type Action, actions, type Actor } from '../access/access.js';
import { AccountError } from './account-error.js';
import { checkPost, committeeFor, giveOffice, type Post } from './give-office.js';
import { ACTOR, type ActorRow, toActor, WALL } from './held-offices.js';
import { holderName, identify, memberWith, officialOfMember, recordOfficial } from './holder.js';
import { type By, oneAtATime, writeDown } from './write-down.js';

/** How many days a token lives when nobody says. */
export const TOKEN_DAYS = 90;

export interface TokenRequest extends Post {
  /** Who holds the office, as the log of acts shows it. */
  readonly name: string;
  /**
   * The card number of the member who holds it. It ties the holder's offices together, whatever
   * names they were given under. Without it, the same name is the same person.
   */
  readonly card?: string;
  /** After how many days it ends (1 to 36,500). */
  readonly days?: number;
  /** What it may be used for, of what the office may do. Left out: all of it. */
  readonly only?: readonly string[];
  readonly by?: string;
}

const TOKEN = /^dd_[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
/** What a list shows of a token, and what it is revoked by. */
const HANDLE = `left(encode(t.hash, 'hex'), 12)`;
const handleOf = (hash: Buffer): string => hash.toString('hex').slice(0, 12);

function checkDays(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > 36_500)
    throw new AccountError('Số ngày của mã truy cập phải là số nguyên từ 1 đến 36500.');
}

function checkActions(only: readonly string[]): void {
  const unknown = only.filter((action) => !actions.includes(action as Action));
  if (unknown.length > 0 || only.length === 0)
    throw new AccountError(
      `Không có việc nào tên là “${unknown.join('”, “')}”. Chọn trong: ${actions.join(', ')}.`,
    );
}

interface KnownOffice {
  readonly office: string;
  readonly official: string;
  readonly member: string | null;
  readonly held: boolean;
}

/**
 * The holder's office: its official is the member or, where either side names none, has the same
 * name.
 */
async function knownOffice(
  manager: EntityManager,
  { name, role, cell, committee }: TokenRequest,
  member: string | null,
): Promise<KnownOffice | undefined> {
  const [known] = await manager.query(
    `select o.id as office, o.official, p.member, app.holds(o, day) as held
      from app.office o join app.official p on p.id = o.official, app.today() as day
      where o.role = $1 and o.cell is not distinct from $2 and o.lent_by is null
        and (o.committee is null or $5::text is null or o.committee = $5)
        and (p.member = $4 or o.name = $3 and (p.member is null or $4::text is null))
      order by p.member = $4 desc nulls last, app.holds(o, day) desc, o.created_at, o.id limit 1`,
    [role, cell ?? null, name, member, committee ?? null],
  );
  return known;
}

/** The office of this holder in this role and cell. It is given when there is none. */
async function officeFor(
  manager: EntityManager,
  request: TokenRequest,
  by: By,
): Promise<{ office: string; official: string }> {
  await oneAtATime(manager);
  const { name, role, cell } = request;
  const committee = await committeeFor(manager, request);
  const member = await memberWith(manager, request.card);
  const known = await knownOffice(
    manager,
    { ...request, ...(committee ? { committee } : {}) },
    member,
  );
  if (known && !known.held)
    throw new AccountError(
      `Chức trách ${known.office} đã đóng hoặc chưa đến ngày; giao lại bằng lệnh dondoc account ` +
        'offices.',
    );
  if (known) {
    await identify(manager, known, { member, ...by });
    return (
      await manager.query('select id as office, official from app.office where id = $1', [
        known.office,
      ])
    )[0];
  }
  const official =
    (await officialOfMember(manager, member)) ??
    (await recordOfficial(manager, { name, member }, by));
  const post = {
    official,
    role,
    ...(cell === undefined ? {} : { cell }),
    ...(committee ? { committee } : {}),
  };
  return { office: await giveOffice(manager, post, by), official };
}

/**
 * Makes a new token for the holder's office. It is returned only here, because only its hash is
 * stored. Errors: AccountError.
 */
export async function createToken(manager: EntityManager, request: TokenRequest): Promise<string> {
  const by = { by: request.by ?? 'operator:token' };
  const name = holderName(request.name);
  checkDays(request.days ?? TOKEN_DAYS);
  if (request.only) checkActions(request.only);
  await checkPost(manager, request);
  const { office, official } = await officeFor(manager, { ...request, name }, by);
  const token = `dd_${randomBytes(32).toString('base64url')}`;
  const hash = hashOf(token);
  const [{ expiresAt }]: [{ expiresAt: string }] = await manager.query(
    `insert into app.api_token (hash, office, expires_at, actions)
      values ($1, $2, app.now() + make_interval(days => $3), $4)
      returning app.iso(expires_at) as "expiresAt"`,
    [hash, office, request.days ?? TOKEN_DAYS, request.only ?? null],
  );
  const only = request.only ? { actions: [...request.only] } : {};
  await writeDown(manager, { official, ...by }, [
    { type: 'TokenMade', data: { token: handleOf(hash), office, expiresAt, ...only } },
  ]);
  return token;
}

interface TokenActor extends ActorRow {
  readonly hash: Buffer;
  readonly only: readonly Action[] | null;
  /** True when its last use is not written down, or long ago. */
  readonly stale: boolean;
}

const BEARER = prepared(
  'actor-of-token',
  `select ${ACTOR}, t.hash, t.actions as only,
      coalesce(t.used_at < c.now - interval '1 hour', true) as stale
    from app.api_token t join app.office o on o.id = t.office ${WALL},
      lateral (select app.now() as now, app.today() as day) c
    where t.hash = $1 and t.revoked_at is null and t.expires_at > c.now
      and app.holds(o, c.day)`,
);

/** The actor for whom a live token speaks. Its use is written down once an hour. */
export async function actorOfToken(
  manager: EntityManager,
  token: string,
): Promise<Actor | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const [row]: TokenActor[] = await manager.query(BEARER, [hashOf(token)]);
  if (!row) return undefined;
  if (row.stale)
    await manager.query('update app.api_token set used_at = app.now() where hash = $1', [row.hash]);
  return { ...toActor(row), ...(row.only ? { only: row.only } : {}) };
}

export interface TokenLine {
  readonly token: string;
  readonly office: string;
  readonly name: string;
  readonly actions: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly state: 'live' | 'expired' | 'revoked' | 'office-ended';
}

/** Every token that was made, the newest first; with `live`, those that still open something. */
export async function listTokens(
  manager: EntityManager,
  { live = false }: { readonly live?: boolean } = {},
): Promise<TokenLine[]> {
  const lines: TokenLine[] = await manager.query(
    `select ${HANDLE} as token, o.id as office, o.name, t.actions,
        app.iso(t.created_at) as "createdAt", app.iso(t.expires_at) as "expiresAt",
        app.iso(t.used_at) as "usedAt",
        case when t.revoked_at is not null then 'revoked' when t.expires_at <= c.now then 'expired'
          when not app.holds(o, c.day) then 'office-ended' else 'live' end as state
      from app.api_token t join app.office o on o.id = t.office,
        lateral (select app.now() as now, app.today() as day) c
      order by t.created_at desc, t.hash`,
  );
  return live ? lines.filter(({ state }) => state === 'live') : lines;
}

interface Revoking extends By {
  /** The handle of one token, the id of an office, or of an official. */
  readonly of: string;
  readonly reason: string;
}

/** Revokes live tokens; answers how many there were. */
export async function revokeTokens(
  manager: EntityManager,
  { of, reason, by }: Revoking,
): Promise<number> {
  const [gone]: [{ token: string; official: string }[]] = await manager.query(
    `update app.api_token t set revoked_at = app.now() from app.office o
      where o.id = t.office and t.revoked_at is null
        and $1 in (${HANDLE}, o.id, o.official)
      returning ${HANDLE} as token, o.official`,
    [of],
  );
  for (const official of new Set(gone.map((token) => token.official)))
    await writeDown(
      manager,
      { official, by },
      gone
        .filter((token) => token.official === official)
        .map(({ token }) => ({ type: 'TokenRevoked', data: { token, reason } })),
    );
  return gone.length;
}
