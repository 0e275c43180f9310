import { type CellValue } from '#libs/documents';
import { choiceLabels } from '#libs/org';
import { cleanText, foldKey } from '#libs/text';
import { type Column, type Kind } from './org-columns.js';

// What a typist writes in a cell, as the JSON type its column asks for.

const two = (digits: string): string => digits.padStart(2, '0');

/**
 * 15/02/2024, 02/2024 and 2024 as people type them; what is already ISO, or is nothing of the kind,
 * passes through to the schema.
 */
function dayText(text: string): string {
  const full = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (full) return `${full[3]}-${two(full[2]!)}-${two(full[1]!)}`;
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  return month ? `${month[2]}-${two(month[1]!)}` : text;
}

const yesNo = (text: string): unknown =>
  ({ co: true, x: true, true: true, khong: false, false: false })[foldKey(text)] ?? text;

/** As it stands on paper, too: T/M ĐẢNG ỦY. */
function choiceValue(field: string, text: string): string {
  const labels = Object.entries(choiceLabels[field] ?? {});
  const bare = field === 'signsFor' ? text.replace(/^t\s*[/.]?\s*m\s*[.:]?\s+/i, '') : text;
  return (
    labels.find(([value, label]) => foldKey(label) === foldKey(bare) || value === text)?.[0] ?? text
  );
}

const converters: Readonly<Record<Kind, (text: string, field: string) => unknown>> = {
  text: (text) => text,
  id: (text) => text,
  card: (text) => text,
  day: dayText,
  integer: (text) => (/^-?\d+([.,]0*)?$/.test(text) ? Number.parseInt(text, 10) : text),
  'yes-no': yesNo,
  choice: (text, field) => choiceValue(field, text),
};

/** Said outright to be nothing: then the record is cleared, as a blank cell never does. */
const none = new Set(['-', '–', '—', 'khong co']);

/** Text stays as typed: the schema cleans it, and has to see a legacy font before. */
function convertText({ kind, field, optional }: Column, raw: string): unknown {
  const text = cleanText(raw);
  if (text === '') return undefined;
  if (optional && none.has(foldKey(text))) return kind === 'text' ? '' : null;
  return converters[kind](kind === 'text' ? raw : text, field);
}

/** undefined for an empty cell. */
export function convert(column: Column, cell: CellValue | undefined): unknown {
  // Days come as midnight UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean' && column.kind === 'yes-no') return cell;
  return convertText(column, String(cell ?? ''));
}
