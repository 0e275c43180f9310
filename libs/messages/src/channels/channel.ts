import { type Config } from '#libs/platform';

/** Whom a message is for: one cell, or everybody who holds a role of the committee. */
export type Audience = 'cell' | 'role';

/** A cell, and where it may be reached. */
export interface Addressee {
  readonly cell: string;
  readonly name: string;
  readonly email: string;
}

export interface Letter {
  /** It is the same at each try, so a repeat after a crash is recognised as one. */
  readonly wireId: string;
  readonly subject: string;
  readonly body: string;
  readonly to: Addressee;
}

/** A channel that is configured and open. */
export interface Line {
  /** What it throws is tried again later, except `EffectRefused`. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** The way out of the app: the server of somebody else is asked to carry the message. */
export interface Outward {
  /** Without this setting the channel is not configured, and its messages stay in the app. */
  readonly setting: keyof Config;
  /** The address at which the cell is reached. It must not be empty. */
  readonly address: (to: Addressee) => string;
  /**
   * Hours after the first try until the sending is given up. The message itself is in the app in
   * any case.
   */
  readonly usefulHours: number;
  /**
   * Number of messages that are sent side by side. A server that does not answer delays no other
   * channel.
   */
  readonly workers: number;
  readonly open: (config: Config) => Line;
}

/** A way by which messages reach people. */
export interface Channel {
  /** The name is stored with each delivery. Never rename. */
  readonly name: string;
  /** The word that an operator reads: 'thư'. */
  readonly noun: string;
  readonly reaches: readonly Audience[];
  /** Null when the message has arrived as soon as it is posted. */
  readonly outward: Outward | null;
}

export interface OutwardChannel extends Channel {
  /** Accounts have no address, so only cells are reached. */
  readonly reaches: readonly 'cell'[];
  readonly outward: Outward;
}
