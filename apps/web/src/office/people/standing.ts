import { type PersonLine } from '#libs/sign-in';
import { words } from './words.js';

/** How the account stands, in a word. */
export function standingOf({ account, invitations }: PersonLine): string {
  if (!account) return invitations.length > 0 ? words.asked : words.noAccount;
  if (account.state === 'closed') return words.closed;
  return account.password || account.passkeys > 0 ? words.opened : words.waiting;
}
