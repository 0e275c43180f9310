import { type Actor } from '#libs/org';

/**
 * What the HTTP layer gives to every command: who asks, and the key under which the answer is kept.
 */
export interface Asked {
  readonly actor: Actor;
  readonly commandId: string;
}

/** The version that the caller has seen (If-Match); undefined when the caller does not care. */
export interface IfVersion {
  readonly ifVersion?: number;
}
