import { readWorkbook } from '#libs/documents';
import { madeBook } from './workbook.made.js';

/**
 * The downloaded workbook filled in again by another program: the cells by sheet, row and heading
 * that `change` asks for.
 */
export async function edited(
  bytes: Buffer,
  change: (sheet: string, headings: readonly string[], rows: (string | number | null)[][]) => void,
  rename = (name: string): string => name,
): Promise<Buffer> {
  const { sheets, stamp } = await readWorkbook(bytes);
  const made = sheets.map(({ name, rows }) => {
    const width = Math.max(...rows.map(({ cells: own }) => own.length));
    const lines = rows.map(({ cells: own }) =>
      Array.from({ length: width }, (_gap, position) => {
        const value = own[position] ?? null;
        return value instanceof Date
          ? value.toISOString().slice(0, 10)
          : (value as string | number | null);
      }),
    );
    const header = lines.findIndex(
      (line) =>
        line.includes('Nhiệm kỳ *') ||
        line.includes('Mã hội nghị *') ||
        line.includes('Mã đảng viên *'),
    );
    change(name, lines[header]!.map(String), lines);
    return { name: rename(name), rows: lines };
  });
  const hidden = {
    name: '_don-doc',
    rows: [['Đôn Đốc', ''], ...Object.entries(stamp!).map(([key, value]) => [key, String(value)])],
  };
  return madeBook({ sheets: [...made, hidden] });
}

/** Sets a cell of the n-th filled row (from 1) under a heading. */
export function set(
  lines: (string | number | null)[][],
  { heading, row, value }: { heading: string; row: number; value: string | number | null },
): void {
  const header = lines.findIndex((line) => line.some((cell) => cell === heading));
  const target = lines[header + 1 + row];
  if (header < 0 || !target) throw new Error(`no ${heading} ${row}`);
  target[lines[header]!.indexOf(heading)] = value;
}
