import { type EntityManager } from 'typeorm';
import { openAccount } from './accounts.js';
import { giveOffice, type Giving } from './give-office.js';
import { addOfficial } from './holder.js';
import { type By } from './write-down.js';

export interface NewPerson {
  readonly name: string;
  /** Number of the card of the member who this is. */
  readonly card?: string;
  readonly email?: string;
  readonly office: Omit<Giving, 'official'>;
  /** To sign in with; left out, the person has no account yet. */
  readonly signIn?: string;
  readonly reason: string;
}

/**
 * A person, their first office and, with a name to sign in with, their account: all or nothing.
 * Errors: AccountError.
 */
export async function addPerson(
  manager: EntityManager,
  { office: giving, signIn, reason, ...person }: NewPerson,
  by: By,
): Promise<{ official: string; office: string }> {
  const official = await addOfficial(manager, person, by);
  const office = await giveOffice(manager, { ...giving, official }, by);
  if (signIn !== undefined) await openAccount(manager, { official, name: signIn, reason, ...by });
  return { official, office };
}
