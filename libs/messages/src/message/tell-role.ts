import { type EntityManager } from 'typeorm';
import { composeMessage, type MessageData, type MessageStep } from '#libs/documents';
import { effectId } from '#libs/platform';
import { describe, type Teller, type Telling } from './compose.js';

/** Who of the committee is told; the message is seen by everyone who holds the role, also later. */
export const toldRoles = {
  clerk: 'Văn thư Đảng ủy',
  approver: 'đồng chí có thẩm quyền phê duyệt',
  reviewer: 'đồng chí thẩm định',
} as const;
export type ToldRole = keyof typeof toldRoles;

/** About one cell. */
export type CellStep = Extract<MessageStep, `${string}-told`>;
type RoleStep =
  | CellStep
  | Extract<
      MessageStep,
      'upward-reminder' | 'upward-overdue' | 'next-year-draft' | 'next-year-blocked'
    >;

/**
 * `key` makes it one: the fact, or the step with its date. `as`: the step as recorded, when one
 * text serves several.
 */
export interface RoleTelling<S extends RoleStep = RoleStep> {
  readonly step: S;
  readonly as?: string;
  readonly directive: string;
  readonly key: string;
  readonly roles: readonly ToldRole[];
  readonly data: Omit<MessageData[S], 'roleName'>;
  /** What a person typed. */
  readonly note?: string;
}

const streamOf = (directive: string): string => `directive-${directive}`;

export function roleMessageId(
  { directive, key }: Pick<RoleTelling, 'directive' | 'key'>,
  role: ToldRole,
): string {
  return effectId('message', streamOf(directive), key, `role:${role}`);
}

/**
 * Puts a message into the app in the caller's transaction; telling again writes nothing. Accounts
 * have no mail address: the app keeps the message. Returns the ids that are new.
 */
export async function tellRoles<S extends RoleStep>(
  manager: EntityManager,
  telling: RoleTelling<S>,
): Promise<string[]> {
  const { step, as = step, directive, roles, data, note = null } = telling;
  const fresh: string[] = [];
  for (const role of roles) {
    const id = roleMessageId(telling, role);
    const { subject, body } = composeMessage(step, { ...data, roleName: toldRoles[role] } as never);
    const rows: unknown[] = await manager.query(
      `insert into app.message (id, obligation, directive, role, step, subject, body, mail_id,
        mail_state, note) values ($1, $2, $3, $4, $5, $6, $7, $8, 'kept', $9)
       on conflict (id) do nothing returning id`,
      [id, streamOf(directive), directive, role, as, subject, body, `<${id}@don-doc>`, note],
    );
    if (rows.length > 0) fresh.push(id);
  }
  return fresh;
}

/**
 * The same about one cell's obligation; `key` as in `Telling`. Recorded under the directive, which
 * is the committee's own.
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
  return tellRoles(manager, {
    step,
    as,
    directive,
    key: `${obligation} ${key}`,
    roles,
    note,
    data: { ...fields, ...extra } as never,
  });
}
