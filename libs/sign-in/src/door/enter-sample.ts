import { type EntityManager } from 'typeorm';
import { addOfficial, giveOffice, isSampleData, type OfficeRole, openAccount } from '#libs/org';
import { inTransaction } from '#libs/platform';
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
const signInNameOf = (role: SampleRole): string => `dung-thu.${role}`;

/** Whether everything on record is the sample, and the installation is not for real work. */
export async function offersSample({ dataSource, production }: Desk): Promise<boolean> {
  return !production && (await isSampleData(dataSource.manager));
}

async function postOf(
  manager: EntityManager,
  role: OfficeRole,
): Promise<{ role: OfficeRole; cell?: string }> {
  if (role !== 'cell') return { role };
  const [first]: { id: string }[] = await manager.query(
    `select id from app.cell where effective_to is null or effective_to >= app.today()
      order by ordinal, id limit 1`,
  );
  return { role, ...(first ? { cell: first.id } : {}) };
}

/** The official of the role's account, which is made when somebody first asks for it. */
async function sampleOfficial(manager: EntityManager, role: SampleRole): Promise<string> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('org-account'))`);
  const name = signInNameOf(role);
  const [known]: { official: string }[] = await manager.query(
    'select official from app.account where name = $1 and closed_at is null',
    [name],
  );
  if (known) return known.official;
  const official = await addOfficial(manager, { name: NAMES[role] }, BY);
  await giveOffice(manager, { official, ...(await postOf(manager, role)) }, BY);
  await openAccount(manager, { official, name, reason: 'Dữ liệu mẫu', ...BY });
  return official;
}

/**
 * Lets a visitor of the sample in as the account of a role, without a password. Errors: 404 where
 * the data is not the sample alone, and in production always.
 */
export async function enterSample(
  desk: Desk,
  role: SampleRole,
  { whence, deviceCookie }: Caller,
): Promise<Entered> {
  if (!(await offersSample(desk))) throw refusals.noSample();
  return inTransaction(desk.dataSource, async (manager) => {
    const official = await sampleOfficial(manager, role);
    const session = await startSession(manager, { official, ownPhone: false, whence });
    await noteSecurity(manager, { kind: 'signed-in', official, ...whence });
    return { session, deviceCookie: rememberedDevice(deviceCookie, official, desk.keys) };
  });
}
