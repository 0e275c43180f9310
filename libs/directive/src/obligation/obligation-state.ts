import { type Status, type Undecided } from '#libs/workflow';
import { type Said } from './said.js';

/** `notice` corrects the text of `corrects`, the notice of an approval. `symbol` is its number. */
export interface Correction {
  readonly corrects: string;
  readonly notice: string;
  readonly symbol: string;
  readonly points: readonly string[];
}

/** What every obligation that exists carries. */
interface Issued {
  readonly directive: string;
  readonly cell: string;
  readonly workflow: string;
  /** The deadline as it is written: "trước ngày 15/02/2024". */
  readonly wording: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly acknowledged: boolean;
  /** Number of the last round submitted; 0 before the first. */
  readonly round: number;
  /** Receipt and hash of the last report taken in. */
  readonly report: { readonly receipt: string; readonly sha256: string } | null;
  /** Receipts kept without effect, oldest first. */
  readonly setAside: readonly {
    readonly receipt: string;
    readonly sha256: string;
    readonly completedAt: string;
    readonly reason: 'late' | 'straddled';
  }[];
  /** The person who reviewed last, in any round; null before the first review. */
  readonly reviewedBy: string | null;
  /** Reviews and steps of this round, oldest first: `step` is the command. */
  readonly taken: readonly Taken[];
  /** Who has agreed to a step that asks several persons, since the report stands here. */
  readonly agreed: readonly Taken[];
  /**
   * Notices of its approvals, oldest first. Each approval has a notice of its own, also after a
   * revocation.
   */
  readonly approvals: readonly string[];
  /** Papers of steps on the way, oldest first; the last one of a step stands. */
  readonly stepPapers: readonly { readonly step: string; readonly notice: string }[];
  /** Those of the approvals that were revoked. */
  readonly revoked: readonly string[];
  /** Notices that correct the text of one of the approvals, oldest first. */
  readonly corrections: readonly Correction[];
  /** Round in which a rejection was undone last; 0 when none was. */
  readonly undoneIn: number;
  readonly said: readonly Said[];
}

/** Where a report may stand before a rejection, and stands again when the rejection is undone. */
export type BeforeRejection = Undecided | 'concluded';

export interface Taken {
  readonly step: string;
  readonly by: string;
}

/** `at`: the state of the definition that the status stands for. */
interface At {
  readonly at: string;
}

/** What each status carries beside that. */
interface Carried {
  issued: unknown;
  submitted: unknown;
  returned: unknown;
  reviewed: unknown;
  /** `notice` is the one that stands; null where the definition approves without a paper. */
  approved: {
    readonly notice: string | null;
    /** A step of the definition's own approved; otherwise the committee's decision did. */
    readonly byStep: boolean;
  };
  rejected: { readonly before: BeforeRejection; readonly beforeAt: string };
  expired: unknown;
  cancelled: unknown;
  'in-step': At;
  concluded: At;
}

type In<S extends Status> = Issued & Carried[S] & { readonly status: S };

export type Existing = { [S in Status]: In<S> }[Status];
export type Obligation = { readonly status: 'none' } | Existing;

/** The state of its definition in which an obligation stands. */
export function placeOf(state: Existing): string {
  return state.status === 'in-step' || state.status === 'concluded' ? state.at : state.status;
}
