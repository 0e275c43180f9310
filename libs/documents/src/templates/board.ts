import { z } from 'zod';
import { optionalText, text } from '#libs/document-kinds';
import { templateOf } from './engine.js';
import { link } from './link.js';

/** The colours of board.hbs. */
const tones = ['waiting', 'working', 'attention', 'done', 'ended'] as const;

const cellRow = z.strictObject({
  name: text,
  status: z.strictObject({ word: text, tone: z.enum(tones) }),
  /** Round of the last report; 0 before the first. */
  round: z.int().nonnegative(),
  /** Instants and dates as people read them. */
  submittedAtText: optionalText,
  receiptNumber: optionalText,
  dueText: text,
  noticeNumber: optionalText,
  noticeUrl: link.nullable().default(null),
  /** Its number and file stay, but it no longer counts. */
  noticeRevoked: z.boolean().default(false),
  /** A report came after the cutoff and waits for a person's decision. */
  lateKept: z.boolean().default(false),
  /** The cutoff has passed but it is not marked as expired, and somebody must look at it. */
  held: z.boolean().default(false),
  /** The office that is late, and since when. */
  overdueText: optionalText,
  /** The paper by which a cancelled line no longer counts. Its reason may name people. */
  cancelledText: optionalText,
  /** The cell's last day, while somebody still has to cancel or move what it owes. */
  endedText: optionalText,
});

/** A definition that is not taken for new work: its folder, and what stands where in it. */
const skippedRow = z.strictObject({
  folder: text,
  why: z.array(text),
  /** Faults beside those. */
  more: z.int().nonnegative(),
});

/** The board of one campaign. `campaign` is null before the first directive. */
export const boardSchema = z.strictObject({
  committeeName: text,
  /** 'dữ liệu mẫu' and the like, shown above everything; null in real use. */
  banner: optionalText,
  /** The moment that the page shows, by the system's clock. */
  asOfText: text,
  /** For administrators: definitions that are skipped; empty for everybody else. */
  skipped: z.array(skippedRow).default([]),
  /** Skipped ones beside those. */
  skippedMore: z.int().nonnegative().default(0),
  campaign: z
    .strictObject({
      title: text,
      /** '241-CV/ĐU'; null for a draft. */
      directiveNumber: optionalText,
      directiveUrl: link.nullable().default(null),
      wording: text,
      cutoffText: text,
      closed: z.boolean().default(false),
      counts: z.array(z.strictObject({ label: text, value: z.int().nonnegative() })),
      cells: z.array(cellRow),
    })
    .nullable()
    .default(null),
});

export type Board = z.input<typeof boardSchema>;
type ParsedBoard = z.output<typeof boardSchema>;
type Cell = NonNullable<ParsedBoard['campaign']>['cells'][number];

/**
 * The row as a plain object. Its keys are read one by one, so that the check for unused fields sees
 * each of them.
 */
function rowView(cell: Cell): object {
  const {
    name,
    status,
    round,
    submittedAtText,
    receiptNumber,
    dueText,
    noticeNumber,
    noticeUrl,
    noticeRevoked,
    lateKept,
    held,
    overdueText,
    cancelledText,
    endedText,
  } = cell;
  return {
    name,
    status,
    round,
    submittedAtText,
    receiptNumber,
    dueText,
    noticeNumber,
    noticeUrl,
    noticeRevoked,
    lateKept,
    held,
    overdueText,
    cancelledText,
    endedText,
  };
}

export function composeParsedPage({
  committeeName,
  banner,
  asOfText,
  skipped,
  skippedMore,
  campaign,
}: ParsedBoard): string {
  const view = campaign && {
    ...pick(campaign),
    cells: campaign.cells.map(rowView),
  };
  return templateOf(['board', 'board.hbs'], { spelling: 'ủy' })({
    committeeName,
    banner,
    asOfText,
    skipped: skipped.map(({ folder, why, more }) => ({ folder, why, more })),
    skippedMore,
    campaign: view,
  });
}

function pick({
  title,
  directiveNumber,
  directiveUrl,
  wording,
  cutoffText,
  closed,
  counts,
}: NonNullable<ParsedBoard['campaign']>): object {
  return { title, directiveNumber, directiveUrl, wording, cutoffText, closed, counts };
}

/** The HTML of a plain screen. Throws ZodError when the data do not fit. */
export function composePage(_name: 'board', data: Board): string {
  return composeParsedPage(boardSchema.parse(data));
}
