import { type EntityManager } from 'typeorm';
import {
  type Action,
  actions,
  isSampleData,
  mayTry,
  officeTitles,
  type Role,
  type SignedIn,
} from '#libs/org';
import { hasTotp } from '../second-factor/totp.js';
import { steppedUpUntil } from '../session/sessions.js';

export interface WhoAmI {
  /** The id of the person. */
  readonly account: string;
  readonly name: string;
  /** What the person types to sign in. */
  readonly signInName: string;
  readonly session: string;
  /** Until when the session is good for what cannot be undone; null when it is not. */
  readonly steppedUpUntil: string | null;
  readonly secondFactor: boolean;
  /** Of the first office; null without one. */
  readonly committeeName: string | null;
  /** What is said of the data where all of it is a sample, else null. */
  readonly sampleNote: string | null;
  /** What the person may try in some office. What it is done to decides the rest. */
  readonly may: readonly Action[];
  /** What the person holds today. */
  readonly offices: readonly HeldOffice[];
}

export interface HeldOffice {
  readonly id: string;
  readonly role: Exclude<Role, 'visitor'>;
  /** The role in words. */
  readonly title: string;
  readonly cell: string | null;
  readonly cellName: string | null;
  readonly committee: string | null;
  readonly committeeName: string | null;
  /** First and last day; null where none was set. */
  readonly heldFrom: string | null;
  readonly heldTo: string | null;
  /** Who lent the office; null where it is the holder's own. */
  readonly lentByName: string | null;
}

type Row = Omit<HeldOffice, 'title'> & { readonly note: string | null };

const OFFICES = `
  select o.id, o.role, o.cell, c.name as "cellName", m.id as committee, m.note,
    l.name as "committeeName", o.held_from::text as "heldFrom", o.held_to::text as "heldTo",
    b.name as "lentByName"
  from app.office o left join app.cell c on c.id = o.cell left join app.office b on b.id = o.lent_by
  left join app.committee m on m.id = coalesce(c.committee, o.committee,
    (select min(x.id) from app.committee x having count(*) = 1))
  left join lateral (select h.name from app.letterhead h, app.today() day
    where h.committee = m.id
    order by h.effective_from <= day desc, abs(h.effective_from - day) limit 1) l on true
  where o.id = any ($1) order by o.id`;

async function signInNameOf(manager: EntityManager, official: string): Promise<string> {
  const [row]: { name: string }[] = await manager.query(
    'select name from app.account where official = $1 and closed_at is null',
    [official],
  );
  return row?.name ?? '';
}

export async function whoAmI(
  manager: EntityManager,
  { account, name, session, offices, steppedUp }: SignedIn,
): Promise<WhoAmI> {
  const rows: Row[] = await manager.query(OFFICES, [offices.map(({ id }) => id)]);
  return {
    account,
    name,
    signInName: await signInNameOf(manager, account),
    session,
    steppedUpUntil: steppedUp ? await steppedUpUntil(manager, session) : null,
    secondFactor: await hasTotp(manager, account),
    committeeName: rows[0]?.committeeName ?? null,
    sampleNote: (await isSampleData(manager)) ? (rows[0]?.note ?? null) : null,
    may: actions.filter((action) => offices.some((office) => mayTry(office, action))),
    offices: rows.map(({ note: _note, ...office }) => ({
      ...office,
      title: officeTitles[office.role],
    })),
  };
}
