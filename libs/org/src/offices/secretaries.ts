import type { EntityManager } from 'typeorm';
import { closeAccount, openAccount, signInName } from './accounts.js';
import { endOffice } from './end-office.js';
import { giveOffice } from './give-office.js';
import { recordOfficial } from './holder.js';
import { type By, oneAtATime } from './write-down.js';

/** What says that an office was given by the organisation file, and may be ended by it. */
const SOURCE = 'tệp tổ chức';

interface CellNow {
  readonly cell: string;
  readonly secretary: string;
  readonly email: string;
}

interface Holder {
  readonly office: string;
  readonly official: string;
  readonly name: string;
  /** Whether it is the person whom the file names. */
  readonly same: boolean;
}

export interface Handover {
  readonly cell: string;
  /** Who speaks for the cell from today, and the name to sign in with; null when it was taken. */
  readonly given: {
    readonly official: string;
    readonly name: string;
    readonly account: string | null;
  };
  /** Who did until now. */
  readonly ended: readonly string[];
}

async function holdersOf(manager: EntityManager, now: CellNow): Promise<Holder[]> {
  return manager.query(
    `select o.id as office, o.official, o.name, p.email = $3 and o.name = $2 as same
      from app.office o join app.official p on p.id = o.official
      where o.role = 'cell' and o.cell = $1 and o.source = $4 and app.holds(o, app.today())`,
    [now.cell, now.secretary, now.email, SOURCE],
  );
}

/** Ends what the file gave before. An account that opens nothing any more is closed with it. */
async function endBefore(manager: EntityManager, before: Holder, by: By): Promise<void> {
  const reason = 'Tệp tổ chức ghi bí thư khác';
  await endOffice(manager, { office: before.office, reason }, by);
  const [left]: unknown[] = await manager.query(
    `select 1 from app.office o where o.official = $1 and o.ended_at is null
        and (o.held_to is null or o.held_to >= app.today()) limit 1`,
    [before.official],
  );
  const [open]: unknown[] = await manager.query(
    'select 1 from app.account where official = $1 and closed_at is null',
    [before.official],
  );
  if (!left && open) await closeAccount(manager, { official: before.official, reason, ...by });
}

/** Who the file names: the same name at the same address is the same person. */
async function personOf(manager: EntityManager, now: CellNow, by: By): Promise<string> {
  const { secretary: name, email } = now;
  const [known]: { id: string }[] = await manager.query(
    'select id from app.official where name = $1 and email = $2 order by created_at limit 1',
    [name, email],
  );
  return known?.id ?? recordOfficial(manager, { name, member: null, email }, by);
}

/** Opens the account by the cell's address, unless somebody else signs in with it. */
async function openByAddress(
  manager: EntityManager,
  official: string,
  { email, by }: By & { readonly email: string },
): Promise<string | null> {
  const name = signInName(email);
  const [taken]: unknown[] = await manager.query(
    'select 1 from app.account where closed_at is null and (name = $1 or official = $2)',
    [name, official],
  );
  if (taken) return null;
  await openAccount(manager, { official, name, reason: 'Tệp tổ chức', by });
  return name;
}

/**
 * Brings the offices of the cells' secretaries in line with the organisation as it is recorded
 * today: who the file names speaks for the cell, with an account by the cell's address, and who it
 * named before does not. Offices that were given otherwise stay. Answers what changed.
 */
export async function handOver(
  manager: EntityManager,
  committee: string,
  by: By,
): Promise<Handover[]> {
  await oneAtATime(manager);
  const cells: CellNow[] = await manager.query(
    `select id as cell, secretary, email from app.cell
      where committee = $1 and app.today() between effective_from
        and coalesce(effective_to, 'infinity') order by ordinal, id`,
    [committee],
  );
  const changed: Handover[] = [];
  for (const now of cells) {
    const holders = await holdersOf(manager, now);
    const before = holders.filter(({ same }) => !same);
    if (before.length === 0 && holders.length > 0) continue;
    for (const holder of before) await endBefore(manager, holder, by);
    const { cell, secretary: name, email } = now;
    const official = await personOf(manager, now, by);
    await giveOffice(manager, { official, role: 'cell', cell, source: SOURCE }, by);
    const account = await openByAddress(manager, official, { email, ...by });
    changed.push({
      cell,
      given: { official, name, account },
      ended: before.map((holder) => holder.name),
    });
  }
  return changed;
}
