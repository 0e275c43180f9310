import { type Fact, type HeadState } from '#libs/decider';

/**
 * `none`: the stream must not exist. `exists`: it must exist. `any`: either. A number: exactly this
 * version (0 is the same as `none`).
 */
export type Expectation = 'none' | 'exists' | 'any' | number;

export interface NewEvent extends Fact {
  /** When it is left out, the latest version of its type. */
  readonly schemaVersion?: number;
}

/** Events for one stream. Columns of `head` that are left out stay as they are. */
export interface Operation {
  readonly stream: string;
  readonly expect: Expectation;
  readonly events: readonly NewEvent[];
  readonly head?: HeadState;
  readonly actor: string;
  readonly causation?: string;
}

/**
 * `position` and `at` are those of the operation's last event. `version` of a refused operation is
 * the actual version (0 when there is no such stream).
 */
export type Verdict =
  | {
      readonly stream: string;
      readonly ok: true;
      readonly version: number;
      readonly position: number;
      readonly at: string;
    }
  | { readonly stream: string; readonly ok: false; readonly version: number };

export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  /**
   * Version of `data` as it is given here, which is the latest of the type, whatever is stored. The
   * hash is over what is stored.
   */
  readonly schemaVersion: number;
  readonly data: object;
  readonly actor: string;
  readonly causation: string | null;
  /** UTC instant with six decimals. */
  readonly at: string;
  /** Hex. */
  readonly hash: string;
}

export interface Head {
  readonly stream: string;
  readonly version: number;
  /** Hex. */
  readonly hash: string;
  readonly status: string | null;
  readonly parent: string | null;
  readonly owner: string | null;
  readonly dueAt: string | null;
  readonly cutoffAt: string | null;
}

/**
 * Somebody else was faster, and nothing was written. `verdicts` are those of the operations whose
 * expectation failed.
 */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly code = 'CONFLICT';
  constructor(readonly verdicts: readonly Verdict[]) {
    super('Hồ sơ vừa được người khác thay đổi. Hãy tải lại rồi làm lại.');
  }
}
