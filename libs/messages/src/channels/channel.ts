import { type Config } from '#libs/platform';

/** Whom a message is for: one cell, or whoever holds a role of the committee. */
export type Audience = 'cell' | 'role';

/** A cell, with where it may be reached. */
export interface Addressee {
  readonly cell: string;
  readonly name: string;
  readonly email: string;
}

export interface Letter {
  /** The same at each try, so that a repeat after a crash is known as one. */
  readonly wireId: string;
  readonly subject: string;
  readonly body: string;
  readonly to: Addressee;
}

/** A channel that is set up and open. */
export interface Line {
  /** Whatever it throws is tried again later, but for `EffectRefused`. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Out of the app: a server of somebody else is asked to carry the message. */
export interface Outward {
  /** Without this setting the channel is not set up, and its messages stay in the app. */
  readonly setting: keyof Config;
  /** Not empty: where the cell is reached. */
  readonly address: (to: Addressee) => string;
  /** The message is in the app whatever happens; so long after its first try it is given up. */
  readonly usefulHours: number;
  /** Sends under way side by side: a server that does not answer holds up no other channel. */
  readonly workers: number;
  readonly open: (config: Config) => Line;
}

/** A way by which messages reach people. */
export interface Channel {
  /** Stored with each delivery. Never rename. */
  readonly name: string;
  /** As an operator reads it: 'thư'. */
  readonly noun: string;
  readonly reaches: readonly Audience[];
  /** Null: the message is there as soon as it is posted. */
  readonly outward: Outward | null;
}

export interface OutwardChannel extends Channel {
  /** Accounts have no address: only cells are reached. */
  readonly reaches: readonly 'cell'[];
  readonly outward: Outward;
}
