import type { EntityManager } from 'typeorm';
import { AccountError } from './account-error.js';
import { closeAccount } from './accounts.js';
import { oneAtATime, type By, writeDown } from './write-down.js';

interface Joining extends By {
  /** The official who turned out to be `into`. */
  readonly from: string;
  readonly into: string;
  readonly reason: string;
}

/**
 * The member who both are, where one of them is known by a card: two cards are two people. Errors:
 * AccountError.
 */
async function memberOf(
  manager: EntityManager,
  { from, into }: Joining,
): Promise<string | undefined> {
  if (from === into) throw new AccountError(`${from} và ${into} đã là một người.`);
  const rows: { member: string }[] = await manager.query(
    'select member from app.official where id = any ($1) and member is not null',
    [[from, into]],
  );
  if (rows.length > 1)
    throw new AccountError(
      `${from} và ${into} là hai đảng viên khác nhau: ` +
        `${rows.map(({ member }) => member).join(', ')}.`,
    );
  return rows[0]?.member;
}

/**
 * Makes two officials one person: offices that were given under two entries go over to one, with
 * the card of either, and the account of the first is closed. Errors: AccountError.
 */
export async function joinOfficials(manager: EntityManager, joining: Joining): Promise<string[]> {
  await oneAtATime(manager);
  const member = await memberOf(manager, joining);
  const { from, into, reason, by } = joining;
  const [open]: unknown[] = await manager.query(
    'select 1 from app.account where official = $1 and closed_at is null',
    [from],
  );
  if (open) await closeAccount(manager, { official: from, reason, by });
  const [moved]: [{ id: string }[]] = await manager.query(
    'update app.office set official = $2 where official = $1 returning id',
    [from, into],
  );
  if (member !== undefined) {
    await manager.query('update app.official set member = null where id = $1', [from]);
    await manager.query('update app.official set member = $2 where id = $1', [into, member]);
  }
  const offices = moved.map(({ id }) => id).toSorted();
  await writeDown(
    manager,
    { official: into, by },
    offices.map((office) => ({ type: 'OfficeTakenOver', data: { office, from } })),
  );
  return offices;
}
