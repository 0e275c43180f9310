import { type Finding, givenForm, groupFindings, sheetForm, sortFindings } from '#libs/forms';
import { type Actor } from '#libs/org';
import { type Submission } from '#libs/planning';
import {
  rowKeysOf,
  sheetRows,
  standingFindings,
  withoutConsequences,
} from '../receipt/draft-upload.js';
import { type AskedForm } from './asked-form.js';
import { type DraftContent } from './draft-content.js';
import { type DraftRow } from './draft-store.js';
import { isTaking, type Opened } from './report-desk.js';
import { judgeCells, judgePaper, type ReportForm } from './report-form.js';

/** The state of a draft: what is wrong with it, and what would be sent. */
export interface DraftCheck {
  readonly obligation: string;
  /**
   * Version of the draft, not of the obligation; 0 when nothing was ever stored. It is also the
   * ETag.
   */
  readonly version: number;
  /** The round for which it is typed, from 1. */
  readonly round: number;
  readonly savedAt: string | null;
  /**
   * True when a report of its round was taken since. The next write then begins the next round with
   * it.
   */
  readonly submitted: boolean;
  /**
   * Whether a report is taken in the obligation's present state. If not, the draft can only be
   * read.
   */
  readonly open: boolean;
  /** True when there is no error, so it can be sent as it is. */
  readonly ready: boolean;
  /** The first two thousand findings. `moreFindings` counts the others. */
  readonly findings: readonly Finding[];
  readonly moreFindings: number;
  /**
   * For planning: the submission that was checked, to be sent exactly as it is here. Null while a
   * cell cannot be read, and for other forms, whose `tables` are sent.
   */
  readonly submission: Submission | null;
  /** Hash of the kept workbook that the draft came from; null when it was typed from the start. */
  readonly workbook: string | null;
}

/** A draft that is opened: what is typed, and what is asked. */
export interface DraftView extends DraftCheck, DraftContent {
  readonly form: AskedForm;
}

const SHOWN = 2000;

interface Standing {
  readonly opened: Opened;
  readonly actor: Actor;
  readonly row: DraftRow | undefined;
}

/** The state of a stored draft, or of what the cell would start from. */
export function standing(
  { opened, actor, row }: Standing,
  found: { findings: readonly Finding[]; submission: Submission | null },
): DraftCheck {
  const { stream, state } = opened;
  const nothing = {
    version: row?.version ?? 0,
    round: state.round + 1,
    savedAt: null,
    workbook: null,
  };
  const { version, round, savedAt, workbook } = row?.content ? row : nothing;
  return {
    obligation: stream,
    version,
    round,
    savedAt,
    submitted: round <= state.round,
    open: isTaking(opened, actor),
    ready: found.findings.every(({ severity }) => severity !== 'error'),
    findings: found.findings.slice(0, SHOWN),
    moreFindings: Math.max(0, found.findings.length - SHOWN),
    submission: found.submission,
    workbook: workbook?.sha256 ?? null,
  };
}

/** What the cells and the rules say, and which of the workbook's own findings still hold. */
export function checkDraft(asked: Standing, report: ReportForm, content: DraftContent): DraftCheck {
  const { findings, submission } = judgeCells(report, givenForm(content));
  const { tables } = report.form;
  const upload = groupFindings(
    standingFindings(
      asked.row?.content ? asked.row.workbook : null,
      sheetRows(content),
      rowKeysOf(sheetForm(report.form).tables),
    ),
  );
  const judged = sortFindings(
    [...upload, ...withoutConsequences(findings, upload)],
    tables.map(({ key }) => key),
  );
  return standing(asked, {
    submission: upload.some(({ severity }) => severity === 'error') ? null : submission,
    findings: [...judgePaper(asked.opened, report, content), ...judged],
  });
}
