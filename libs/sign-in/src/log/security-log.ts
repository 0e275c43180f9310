import { type EntityManager } from 'typeorm';

/** What is written down of the door. The names are stored: never rename; add. */
export const securityKinds = [
  'signed-in',
  'sign-in-failed',
  'token-refused',
  'refused',
  'stepped-up',
  'password-changed',
  'reset',
  'session-ended',
  'totp-on',
  'totp-off',
  'passkey-added',
  'passkey-removed',
  'recovery-asked',
  'recovery-used',
  'code-made',
  'code-used',
  'invitation-made',
  'invitation-used',
  'exported',
  'offices-changed',
  'burst',
] as const;
export type SecurityKind = (typeof securityKinds)[number];

/** Where a request came from, in words that may be kept. */
export interface Whence {
  readonly address: string;
  readonly device: string;
}

export interface SecurityEvent extends Partial<Whence> {
  readonly kind: SecurityKind;
  /** The id of the person. */
  readonly official?: string;
  /** The id of the office in which they acted. */
  readonly office?: string;
  /** Ids, figures and words of ours. Never a secret, and nothing that was typed. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** Writes one line of the security log; after failures perhaps a second one, the alert. */
export async function noteSecurity(manager: EntityManager, event: SecurityEvent): Promise<void> {
  await manager.query('select app.note_security($1)', [JSON.stringify(event)]);
}
