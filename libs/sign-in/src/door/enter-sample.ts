import { type EntityManager } from 'typeorm';
import { addOfficial, giveOffice, isSampleData, type OfficeRole, openAccount } from '#libs/org';
import { inTransaction, InvalidInput } from '#libs/platform';
import { rememberedDevice } from '../backoff/known-device.js';
import { type Desk } from '../desk.js';
import { noteSecurity } from '../log/security-log.js';
import { refusals } from '../refusals.js';
import { startSession } from '../session/sessions.js';
import { type Caller, type Entered } from './sign-in.js';

/** As whom a visitor of the sample may look around, one account each. */
export const sampleRoles = ['clerk', 'reviewer', 'approver', 'cell', 'auditor', 'admin'] as const;
export type SampleRole = (typeof sampleRoles)[number];

const BY = { by: 'operator:sample' };
const NAMES: Readonly<Record<SampleRole, string>> = {
  clerk: 'Văn thư dùng thử',
  reviewer: 'Thẩm định dùng thử',
  approver: 'Cấp ủy dùng thử',
  cell: 'Bí thư chi bộ dùng thử',
  auditor: 'Kiểm tra dùng thử',
  admin: 'Quản trị dùng thử',
};

/** Whether everything on record is the sample, and the installation is not for real work. */
export async function offersSample({ dataSource, production }: Desk): Promise<boolean> {
  return !production && (await isSampleData(dataSource.manager));
}

/** A cell as whose secretary a visitor may look around. */
export interface SampleCell {
  readonly id: string;
  readonly name: string;
}

/** Those with something to send come first, so that whoever chooses none finds something to do. */
const CELLS = `
  select c.id, c.name from app.cell c, app.now() as now, app.today() as day
  where c.effective_to is null or c.effective_to >= day
  order by exists (select from app.obligation o where o.cell = c.id and o.submitted_at is null
    and o.expired_at is null and o.cutoff_at > now) desc, c.ordinal, c.id`;

const sampleCells = (manager: EntityManager): Promise<SampleCell[]> => manager.query(CELLS);

/** The cells that a visitor may choose, the one first that is taken where none is chosen. */
export async function cellsOfSample(desk: Desk): Promise<SampleCell[]> {
  return (await offersSample(desk)) ? sampleCells(desk.dataSource.manager) : [];
}

/** As whom somebody enters: a role and, for a cell's, which one. */
export interface SampleAsked {
  readonly role: SampleRole;
  readonly cell?: string | undefined;
}

interface Seat {
  readonly signInName: string;
  readonly name: string;
  readonly post: { role: OfficeRole; cell?: string };
}

async function seatOf(manager: EntityManager, { role, cell }: SampleAsked): Promise<Seat> {
  const seat = { signInName: `dung-thu.${role}`, name: NAMES[role], post: { role } };
  if (role !== 'cell') return seat;
  const cells = await sampleCells(manager);
  const chosen = cell === undefined ? cells[0] : cells.find(({ id }) => id === cell);
  if (!chosen)
    throw new InvalidInput([
      { path: 'cell', message: 'Dữ liệu mẫu không có chi bộ này. Hãy chọn trong danh sách' },
    ]);
  return {
    signInName: `dung-thu.cell.${chosen.id}`,
    name: NAMES[role],
    post: { role, cell: chosen.id },
  };
}

/** The official of the account, which is made when somebody first asks for it. */
async function sampleOfficial(manager: EntityManager, asked: SampleAsked): Promise<string> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('org-account'))`);
  const { signInName, name, post } = await seatOf(manager, asked);
  const [known]: { official: string }[] = await manager.query(
    'select official from app.account where name = $1 and closed_at is null',
    [signInName],
  );
  if (known) return known.official;
  const official = await addOfficial(manager, { name }, BY);
  await giveOffice(manager, { official, ...post }, BY);
  await openAccount(manager, { official, name: signInName, reason: 'Dữ liệu mẫu', ...BY });
  return official;
}

/**
 * Lets a visitor of the sample in as the account of a role, without a password. Errors: 404 where
 * the data is not the sample alone, and in production always; 400 for a cell that is not there.
 */
export async function enterSample(
  desk: Desk,
  asked: SampleAsked,
  { whence, deviceCookie }: Caller,
): Promise<Entered> {
  if (!(await offersSample(desk))) throw refusals.noSample();
  return inTransaction(desk.dataSource, async (manager) => {
    const official = await sampleOfficial(manager, asked);
    const session = await startSession(manager, { official, ownPhone: false, whence });
    await noteSecurity(manager, { kind: 'signed-in', official, ...whence });
    return { session, deviceCookie: rememberedDevice(deviceCookie, official, desk.keys) };
  });
}
