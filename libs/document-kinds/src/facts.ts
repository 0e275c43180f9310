import { type PaperFrame } from './paper.js';

/** What a letter says when work is given out, or when a later letter corrects or withdraws it. */
export interface IssueText {
  readonly subject: string;
  readonly addressees: string[];
  readonly opening: string;
  readonly points: string[];
  /** The `*` paragraph: date and consequence. */
  readonly deadlineNote: string;
  /** Without its end mark. */
  readonly closing: string;
  readonly recipients: string[];
}

/** All that the letter of a kind asked for at issue is made from. */
export interface IssueFacts {
  readonly frame: PaperFrame;
  readonly issuedOn: string;
  /** Null: a draft, its number and day left blank. */
  readonly number: number | null;
  readonly text: IssueText;
}

/** A notice's words as its definition gives them, with the blanks filled in. */
export interface DefinitionText {
  readonly subject: string;
  readonly opening: string;
  readonly points: string[];
  readonly closing: string;
}

export interface PrintedPerson {
  readonly name: string;
  /** As printed: a full date, or month and year, or the year alone. */
  readonly born: string;
  /** Present office. */
  readonly position: string;
  /** Planned post: Bí thư, Phó Bí thư, Chi ủy viên. */
  readonly post: string;
}

/** The lists of one term, as the committee decided. */
export interface PrintedLists {
  /** '2022-2025' */
  readonly term: string;
  /** The paper that approved them last; null: planned for the first time. */
  readonly base: string | null;
  readonly continued: PrintedPerson[];
  readonly removed: (PrintedPerson & { readonly reason: string })[];
  readonly added: PrintedPerson[];
  /** Lines that were struck, with what the cell had proposed. */
  readonly notApproved: (PrintedPerson & { readonly proposal: string })[];
}

/** All that the letter of a kind asked for at approval is made from. Dates are civil dates. */
export interface ApprovalFacts {
  readonly frame: PaperFrame;
  readonly issuedOn: string;
  readonly number: number;
  /** 'Đảng ủy Văn phòng UBND tỉnh' */
  readonly committee: string;
  /** `proposer`: 'Chi ủy Chi bộ …', or 'Chi bộ …' where it has no chi ủy. */
  readonly cell: { readonly name: string; readonly proposer: string };
  /** `cited`: 'Công văn số 241-CV/ĐU, ngày 12/01/2024'. */
  readonly directive: { readonly cited: string; readonly subject: string; readonly year: number };
  readonly superior: {
    readonly number: string;
    readonly on: string;
    readonly body: string;
    readonly subject: string;
  } | null;
  readonly report: { readonly number: string; readonly reportedOn: string };
  readonly meetingOn: string;
  /** The notice that was revoked and that this one takes the place of, as cited. */
  readonly replaces?: string;
  /** Where the definition gives the words. */
  readonly text?: DefinitionText;
  /** For a kind that prints lists: these, and the regulation they were judged by. */
  readonly lists?: { readonly ground: string; readonly terms: PrintedLists[] };
}
