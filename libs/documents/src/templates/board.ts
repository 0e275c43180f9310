import { z } from 'zod';
import { optionalText, text } from '#libs/document-kinds';
import { templateOf } from './engine.js';
import { link } from './link.js';

const statuses = {
  issued: { word: 'Chưa tiếp nhận', tone: 'waiting' },
  acknowledged: { word: 'Đã tiếp nhận, chưa nộp', tone: 'waiting' },
  submitted: { word: 'Đã nộp, chờ thẩm định', tone: 'working' },
  returned: { word: 'Đã trả lại, chờ nộp lại', tone: 'attention' },
  reviewed: { word: 'Đã thẩm định, chờ phê duyệt', tone: 'working' },
  approved: { word: 'Đã phê duyệt', tone: 'done' },
  rejected: { word: 'Không được phê duyệt', tone: 'attention' },
  expired: { word: 'Coi như không thực hiện', tone: 'ended' },
  cancelled: { word: 'Đã thôi giao', tone: 'waiting' },
} as const;

const cellRow = z.strictObject({
  name: text,
  status: z.enum([
    'issued',
    'submitted',
    'returned',
    'reviewed',
    'approved',
    'rejected',
    'expired',
    'cancelled',
  ]),
  acknowledged: z.boolean(),
  /** Round of the last report, 0 before the first. */
  round: z.int().nonnegative(),
  /** Instants and dates as people read them. */
  submittedAtText: optionalText,
  receiptNumber: optionalText,
  dueText: text,
  noticeNumber: optionalText,
  noticeUrl: link.nullable().default(null),
  /** Its number and file stay, but it no longer counts. */
  noticeRevoked: z.boolean().default(false),
  /** A report came after the cutoff and waits for a named person's decision. */
  lateKept: z.boolean().default(false),
  /** Not marked expired although the cutoff has passed: someone must look. */
  held: z.boolean().default(false),
  /** By which paper a cancelled line no longer counts; its reason may name people. */
  cancelledText: optionalText,
  /** The cell's last day, where somebody still has to cancel or move what it owes. */
  endedText: optionalText,
});

/**
 * The board of one campaign; `campaign` null before the first directive. Counts follow from the
 * rows.
 */
export const boardSchema = z.strictObject({
  committeeName: text,
  /** 'dữ liệu mẫu' and the like, shown above everything; null in real use. */
  banner: optionalText,
  /** The moment the page speaks of, by the system's clock. */
  asOfText: text,
  campaign: z
    .strictObject({
      title: text,
      /** '241-CV/ĐU'; null on a draft. */
      directiveNumber: optionalText,
      directiveUrl: link.nullable().default(null),
      wording: text,
      cutoffText: text,
      closed: z.boolean().default(false),
      cells: z.array(cellRow),
    })
    .nullable()
    .default(null),
});

export type Board = z.input<typeof boardSchema>;
type ParsedBoard = z.output<typeof boardSchema>;
type Cell = NonNullable<ParsedBoard['campaign']>['cells'][number];

function statusOf({ status, acknowledged }: Cell): { word: string; tone: string } {
  return statuses[status === 'issued' && acknowledged ? 'acknowledged' : status];
}

function counts(cells: readonly Cell[]): { label: string; value: number }[] {
  const having = (rule: (cell: Cell) => boolean) => cells.filter(rule).length;
  const lines = [
    { label: 'Chi bộ', value: having(({ status }) => status !== 'cancelled') },
    {
      label: 'Đã tiếp nhận',
      value: having((cell) => cell.acknowledged && cell.status !== 'cancelled'),
    },
    {
      label: 'Đã nộp trong hạn',
      value: having(({ status }) =>
        ['submitted', 'returned', 'reviewed', 'approved', 'rejected'].includes(status),
      ),
    },
    { label: 'Đã phê duyệt', value: having(({ status }) => status === 'approved') },
    { label: 'Coi như không thực hiện', value: having(({ status }) => status === 'expired') },
    {
      label: 'Nộp muộn, đang lưu',
      value: having((cell) => cell.lateKept && cell.status !== 'cancelled'),
    },
  ];
  const cancelled = having(({ status }) => status === 'cancelled');
  return cancelled > 0 ? [...lines, { label: 'Đã thôi giao', value: cancelled }] : lines;
}

/**
 * The row as a plain object: keys are read one by one, so that the check of unused fields sees
 * them.
 */
function rowView(cell: Cell): object {
  const {
    name,
    round,
    submittedAtText,
    receiptNumber,
    dueText,
    noticeNumber,
    noticeUrl,
    noticeRevoked,
    lateKept,
    held,
    cancelledText,
    endedText,
  } = cell;
  return {
    name,
    round,
    submittedAtText,
    receiptNumber,
    dueText,
    noticeNumber,
    noticeUrl,
    noticeRevoked,
    lateKept,
    held,
    cancelledText,
    endedText,
    status: statusOf(cell),
  };
}

export function composeParsedPage({
  committeeName,
  banner,
  asOfText,
  campaign,
}: ParsedBoard): string {
  const view = campaign && {
    ...pick(campaign),
    counts: counts(campaign.cells),
    cells: campaign.cells.map(rowView),
  };
  return templateOf(['board', 'board.hbs'], { spelling: 'ủy' })({
    committeeName,
    banner,
    asOfText,
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
}: NonNullable<ParsedBoard['campaign']>): object {
  return { title, directiveNumber, directiveUrl, wording, cutoffText, closed };
}

/** HTML of a plain screen. ZodError when the data does not fit. */
export function composePage(_name: 'board', data: Board): string {
  return composeParsedPage(boardSchema.parse(data));
}
