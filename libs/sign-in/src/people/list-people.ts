import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/org';

export interface PersonOffice {
  readonly office: string;
  readonly role: string;
  readonly cell: string | null;
  readonly cellName: string | null;
  readonly committee: string | null;
  /** First and last day, both included; null where no such day is known. */
  readonly from: string | null;
  readonly to: string | null;
  /** The document that says so. */
  readonly source: string;
  /** The office of which it is a loan. */
  readonly lentBy: string | null;
  /** Whether it is held today. */
  readonly held: boolean;
  /** When it was ended at once, whatever the days say. */
  readonly endedAt: string | null;
}

export interface PersonToken {
  /** What it is revoked by; never the token. */
  readonly token: string;
  readonly office: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  /** What it may be used for, of what the office may do; null: all of it. */
  readonly actions: readonly string[] | null;
  readonly state: 'live' | 'expired' | 'revoked' | 'office-ended';
}

export interface PersonLine {
  readonly official: string;
  readonly name: string;
  /** Whether they are tied to a member on record. */
  readonly member: boolean;
  /** Holds an office of another committee too: this one then does not change their account. */
  readonly elsewhere: boolean;
  readonly account: {
    readonly signInName: string;
    readonly state: 'open' | 'closed';
    readonly openedAt: string;
    readonly closedAt: string | null;
    readonly password: boolean;
    readonly secondFactor: boolean;
    readonly passkeys: number;
    readonly lastSignInAt: string | null;
  } | null;
  readonly offices: readonly PersonOffice[];
  readonly tokens: readonly PersonToken[];
  /** Links that were made and are not used yet, without the link. */
  readonly invitations: readonly {
    readonly kind: 'invitation' | 'recovery';
    readonly madeAt: string;
    readonly endsAt: string;
    readonly madeBy: string;
  }[];
}

const ACCOUNT = `
  select jsonb_build_object('signInName', a.name,
    'state', case when a.closed_at is null then 'open' else 'closed' end,
    'openedAt', app.iso(a.created_at), 'closedAt', app.iso(a.closed_at),
    'password', exists (select from app.password w where w.official = a.official),
    'secondFactor', exists (select from app.totp t where t.official = a.official
      and t.confirmed_at is not null),
    'passkeys', (select count(*) from app.passkey k where k.official = a.official),
    'lastSignInAt', (select app.iso(max(e.at)) from app.security_event e
      where e.official = a.official and e.kind = 'signed-in'))
  from app.account a where a.official = p.id`;

const OFFICES = `
  select jsonb_agg(jsonb_build_object('office', o.id, 'role', o.role, 'cell', o.cell,
    'cellName', c.name, 'committee', coalesce(c.committee, o.committee), 'from', o.held_from,
    'to', o.held_to, 'source', o.source, 'lentBy', o.lent_by, 'held', app.holds(o, clock.day),
    'endedAt', app.iso(o.ended_at)) order by o.created_at, o.id)
  from app.office o left join app.cell c on c.id = o.cell where o.official = p.id`;

const TOKENS = `
  select jsonb_agg(jsonb_build_object('token', left(encode(t.hash, 'hex'), 12),
    'office', o.id, 'createdAt', app.iso(t.created_at), 'expiresAt', app.iso(t.expires_at),
    'usedAt', app.iso(t.used_at), 'actions', t.actions,
    'state', case when t.revoked_at is not null then 'revoked'
      when t.expires_at <= clock.now then 'expired'
      when not app.holds(o, clock.day) then 'office-ended' else 'live' end)
    order by t.created_at desc, t.hash)
  from app.api_token t join app.office o on o.id = t.office where o.official = p.id`;

const LINKS = `
  select jsonb_agg(jsonb_build_object('kind', l.kind, 'madeAt', app.iso(l.made_at),
    'endsAt', app.iso(l.ends_at), 'madeBy', l.made_by) order by l.made_at)
  from app.sign_in_link l where l.official = p.id and l.used_at is null
    and l.ends_at > clock.now`;

/**
 * Everybody who may be known here: where there are several committees, whoever has or had an office
 * of this one, with the offices of this one alone.
 */
export async function listPeople(
  manager: EntityManager,
  { committee }: Pick<Actor, 'committee'>,
): Promise<PersonLine[]> {
  return manager.query(
    `select p.id as official, p.name, p.member is not null as member,
        $1::text is not null and app.held_elsewhere(p.id) as elsewhere,
        (${ACCOUNT}) as account, coalesce((${OFFICES}), '[]') as offices,
        coalesce((${TOKENS}), '[]') as tokens, coalesce((${LINKS}), '[]') as invitations
      from app.official p, lateral (select app.now() as now, app.today() as day) clock
      where $1::text is null or exists (select from app.office o where o.official = p.id)
      order by length(p.id), p.id`,
    [committee ?? null],
  );
}
