import { type PaperFrame } from './paper.js';

/** What a letter says when work is given out, or when a later letter corrects or withdraws it. */
export interface IssueText {
  readonly subject: string;
  readonly addressees: string[];
  readonly opening: string;
  readonly points: string[];
  /** The `*` paragraph with the date and the consequence. */
  readonly deadlineNote: string;
  /** The closing sentence without its end mark. */
  readonly closing: string;
  readonly recipients: string[];
}

/** Everything from which the letter of a kind that is asked for at issue is made. */
export interface IssueFacts {
  readonly frame: PaperFrame;
  readonly issuedOn: string;
  /** Null for a draft, whose number and day are blank. */
  readonly number: number | null;
  readonly text: IssueText;
}

/** The words of a notice as its definition gives them, with the blanks filled in. */
export interface DefinitionText {
  readonly subject: string;
  readonly opening: string;
  readonly points: string[];
  readonly closing: string;
}

/** A table of the rows that all cells reported, in the words and figures that are printed. */
export interface PrintedTable {
  readonly title: string;
  /** Headings behind “TT”. */
  readonly headings: string[];
  readonly rows: { readonly cells: string[] }[];
  readonly totals: string[];
  /** A line for each column of choices: “Nội dung: Học tập 12; Khác 2”. */
  readonly counts: string[];
}

export interface PrintedPerson {
  readonly name: string;
  /** The date as printed: a full date, or month and year, or the year alone. */
  readonly born: string;
  /** Present office. */
  readonly position: string;
  /** Planned post: Bí thư, Phó Bí thư, Chi ủy viên. */
  readonly post: string;
}

/** The lists of one term as the committee decided them. */
export interface PrintedLists {
  /** '2022-2025' */
  readonly term: string;
  /** The paper that approved them last; null when they are planned for the first time. */
  readonly base: string | null;
  readonly continued: PrintedPerson[];
  readonly removed: (PrintedPerson & { readonly reason: string })[];
  readonly added: PrintedPerson[];
  /** Lines that were struck, with what the cell had proposed. */
  readonly notApproved: (PrintedPerson & { readonly proposal: string })[];
}

/** What every notice of a result says, whether of one cell or of all. Dates are civil dates. */
interface ResultFacts {
  readonly frame: PaperFrame;
  readonly issuedOn: string;
  readonly number: number;
  /** 'Đảng ủy Văn phòng UBND tỉnh' */
  readonly committee: string;
  /** `cited` is a citation such as 'Công văn số 241-CV/ĐU, ngày 12/01/2024'. */
  readonly directive: { readonly cited: string; readonly subject: string; readonly year: number };
  readonly superior: {
    readonly number: string;
    readonly on: string;
    readonly body: string;
    readonly subject: string;
  } | null;
  /** Citation of the revoked notice that this one replaces. */
  readonly replaces?: string;
  /** Set where the definition names them; otherwise the kind does. */
  readonly recipients?: string[];
}

/** Everything from which the notice of all results of a directive is made. */
export interface ResultsFacts extends ResultFacts {
  readonly text: DefinitionText;
  /** Number of cells whose report is approved. */
  readonly cells: number;
  /** Empty where the words of the definition ask for no list. */
  readonly lists: PrintedTable[];
}

/** Everything from which the letter of a kind that is asked for at approval is made. */
export interface ApprovalFacts extends ResultFacts {
  /** `proposer` is 'Chi ủy Chi bộ …', or 'Chi bộ …' when the cell has no chi ủy. */
  readonly cell: { readonly name: string; readonly proposer: string };
  /** Of the cell’s own paper, where the form asks for it. */
  readonly report: {
    readonly number?: string | undefined;
    readonly reportedOn?: string | undefined;
  };
  /** Of the meeting that decided; a step of a definition's own has none. */
  readonly meetingOn?: string;
  /** Set when the definition gives the words. */
  readonly text?: DefinitionText;
  /** Set for a kind that prints lists: the lists, and the regulation by which they were judged. */
  readonly lists?: { readonly ground: string; readonly terms: PrintedLists[] };
}
