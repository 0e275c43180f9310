import { type EntityManager } from 'typeorm';
import { composeMessage, type MessageData } from '#libs/documents';
import { effectId } from '#libs/platform';
import { handOut } from '../delivery/hand-out.js';
import { type CellStep, type RoleStep, type ToldRole, toldRoles } from '../tellings/told-roles.js';
import { describe, type Teller, type Telling } from './compose.js';

/**
 * `key` identifies the message: the fact, or the step with its date. `as` is the step as recorded,
 * when one text serves several.
 */
interface ToRoles {
  readonly step: RoleStep;
  readonly as?: string;
  readonly directive: string;
  readonly key: string;
  readonly roles: readonly ToldRole[];
  /** What the step's text needs beside the name of the role. */
  readonly data: object;
  /** How the message addresses a role, where its definition says so. */
  readonly names?: Partial<Readonly<Record<ToldRole, string>>>;
  /** What a person typed. */
  readonly note?: string;
}
type RoleTelling<S extends RoleStep> = ToRoles & {
  readonly step: S;
  readonly data: Omit<MessageData[S], 'roleName'>;
};

const streamOf = (directive: string): string => `directive-${directive}`;

export function roleMessageId(
  { directive, key }: Pick<ToRoles, 'directive' | 'key'>,
  role: ToldRole,
): string {
  return effectId('message', streamOf(directive), key, `role:${role}`);
}

/**
 * Puts a message into the app in the caller's transaction and hands it to the channels. Doing it
 * again writes nothing. Returns the ids that are new.
 */
export function tellRoles<S extends RoleStep>(
  manager: EntityManager,
  telling: RoleTelling<S>,
): Promise<string[]> {
  return putToRoles(manager, telling);
}

async function putToRoles(manager: EntityManager, telling: ToRoles): Promise<string[]> {
  const { step, as = step, directive, roles, data, note = null } = telling;
  const names = { ...toldRoles, ...telling.names };
  const fresh: string[] = [];
  for (const role of roles) {
    const id = roleMessageId(telling, role);
    const { subject, body } = composeMessage(step, { ...data, roleName: names[role] });
    const rows: unknown[] = await manager.query(
      `insert into app.message (id, obligation, directive, role, step, subject, body, mail_id, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do nothing returning id`,
      [id, streamOf(directive), directive, role, as, subject, body, `<${id}@don-doc>`, note],
    );
    if (rows.length > 0) fresh.push(id);
  }
  await handOut(manager, fresh, 'role');
  return fresh;
}

/**
 * The same for a message about one cell's obligation, with `key` as in `Telling`. It is recorded
 * under the directive, which is the committee's own.
 */
export async function tellRolesOf(
  teller: Teller,
  manager: EntityManager,
  {
    obligation,
    step,
    as,
    key,
    roles,
    extra,
    note,
  }: Omit<Telling, 'step'> & { readonly step: CellStep; readonly roles: readonly ToldRole[] },
): Promise<string[]> {
  const { directive, fields } = await describe(teller, manager, { obligation });
  return putToRoles(manager, {
    step,
    as,
    directive,
    key: `${obligation} ${key}`,
    roles,
    note,
    names: { approver: fields.approver, reviewer: fields.reviewer },
    data: { ...fields, ...extra },
  });
}
