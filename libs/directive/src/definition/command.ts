import { type Actor } from '#libs/org';

/** What the rim hands to every command: who asks, and the key under which the answer is kept. */
export interface Asked {
  readonly actor: Actor;
  readonly commandId: string;
}

/** Version that the caller has seen (If-Match); undefined when it does not care. */
export interface IfVersion {
  readonly ifVersion?: number;
}
