import type { OrgFile } from './org-shape.js';
import type { WhoIsWho } from './who-is-who.js';

/**
 * `danger`: takes something away or moves what others stand on; done only when confirmed. `kept`:
 * on record, not in the file, and stays.
 */
export interface OrgChange {
  readonly kind: 'add' | 'change' | 'danger' | 'kept' | 'note';
  /** Section of the file. */
  readonly section: keyof OrgFile;
  /** Names the body or the person: one line for the person who imports. */
  readonly text: string;
}

export interface Compared {
  /** `nothing`: the committee is new. */
  readonly recorded: OrgFile;
  /** With what it leaves out filled in. */
  readonly file: OrgFile;
  readonly people: WhoIsWho;
}
