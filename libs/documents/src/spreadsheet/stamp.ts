import { findingOf, type SheetFinding } from './sheet-finding.js';

/**
 * Says for whom a workbook was made. It is stored in a sheet that no menu shows, and stays when
 * other programs save the workbook.
 */
export interface WorkbookStamp {
  readonly directive: string;
  readonly cell: string;
  /** The round that the answer is for, from 1. */
  readonly round: number;
  /** Version (hash) of the form from which it was made. */
  readonly form: string;
}

export const stampSheet = '_don-doc';
/** Name of the sheet with the list of findings in a returned workbook. */
export const findingsSheet = 'Cần sửa';
const heading = 'Đôn Đốc';
const keys = ['directive', 'cell', 'round', 'form'] as const;

/** Rows of the hidden sheet. */
export function stampRows(stamp: WorkbookStamp): (readonly [string, string])[] {
  return [
    [heading, 'Không sửa trang này.'],
    ...keys.map((key) => [key, String(stamp[key])] as const),
  ];
}

/** Null when it is not one of our workbooks. */
export function stampOf(
  rows: readonly { readonly cells: readonly unknown[] }[],
): WorkbookStamp | null {
  const values = new Map(rows.map(({ cells }) => [cells[0], cells[1]]));
  if (!values.has(heading)) return null;
  const text = (key: string): string => String(values.get(key) ?? '');
  const round = Number(text('round'));
  return Number.isInteger(round) && round > 0
    ? { directive: text('directive'), cell: text('cell'), round, form: text('form') }
    : null;
}

const differences: readonly {
  readonly key: keyof WorkbookStamp;
  readonly rule: string;
  readonly message: string;
}[] = [
  {
    key: 'directive',
    rule: 'WORKBOOK_OTHER_DIRECTIVE',
    message: 'Bảng tính này được tải về cho một công văn khác',
  },
  { key: 'cell', rule: 'WORKBOOK_OTHER_CELL', message: 'Bảng tính này là của một chi bộ khác' },
  { key: 'round', rule: 'WORKBOOK_OLD_ROUND', message: 'Bảng tính này thuộc một lần nộp khác' },
  {
    key: 'form',
    rule: 'WORKBOOK_OTHER_FORM',
    message: 'Bảng tính này theo một mẫu khác với mẫu đang dùng',
  },
];

/**
 * The first difference between the workbook and the one that was asked for; nothing when it is the
 * right one.
 */
export function checkStamp(stamp: WorkbookStamp | null, expected: WorkbookStamp): SheetFinding[] {
  const fix = 'Tải lại bảng tính của chi bộ từ hệ thống, chép nội dung sang rồi tải lên.';
  const severity = 'error';
  if (!stamp)
    return [
      findingOf({
        rule: 'WORKBOOK_UNSTAMPED',
        severity,
        message: 'Bảng tính này không phải mẫu tải về từ hệ thống',
        fix,
      }),
    ];
  const found = differences.find(({ key }) => stamp[key] !== expected[key]);
  return found ? [findingOf({ rule: found.rule, severity, message: found.message, fix })] : [];
}
