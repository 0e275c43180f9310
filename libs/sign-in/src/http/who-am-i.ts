import { type EntityManager } from 'typeorm';
import { type Role, type SignedIn } from '#libs/org';
import { hasTotp } from '../second-factor/totp.js';
import { steppedUpUntil } from '../session/sessions.js';

export interface WhoAmI {
  /** The id of the person. */
  readonly account: string;
  readonly name: string;
  readonly session: string;
  /** Until when the session is good for what cannot be undone; null when it is not. */
  readonly steppedUpUntil: string | null;
  readonly secondFactor: boolean;
  /** What the person holds today. */
  readonly offices: readonly HeldOffice[];
}

interface HeldOffice {
  readonly id: string;
  readonly role: Role;
  readonly cell: string | null;
}

export async function whoAmI(
  manager: EntityManager,
  { account, name, session, offices, steppedUp }: SignedIn,
): Promise<WhoAmI> {
  return {
    account,
    name,
    session,
    steppedUpUntil: steppedUp ? await steppedUpUntil(manager, session) : null,
    secondFactor: await hasTotp(manager, account),
    offices: offices.map(({ id, role, cell = null }) => ({ id, role, cell })),
  };
}
