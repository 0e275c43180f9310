// Control characters are stored as _xHHHH_, and a text that looks like such an escape has its
// underscore escaped (ECMA-376 part 1, 22.9.2.19).

/** Turns a stored text into the text that a person reads. */
export function unescapeCellText(stored: string): string {
  return stored.includes('_x')
    ? stored.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : stored;
}

const unstorable = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text for an attribute, or for an element that is not a cell, without what XML cannot hold. */
export function escapeXml(text: string): string {
  return text.replaceAll(unstorable, '').replaceAll(/[&<>"\n\t]/g, (mark) => marks[mark] ?? mark);
}

/** Text of a cell or a comment in NFC, which is read back unchanged. */
export function escapeCellText(text: string): string {
  const escaped = text
    .normalize('NFC')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      unstorable,
      (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return escaped.replaceAll(/[&<>]/g, (mark) => marks[mark] ?? mark);
}

/** 0 → A, 26 → AA. */
export function columnLetters(position: number): string {
  return position < 26
    ? String.fromCharCode(65 + position)
    : columnLetters(Math.floor(position / 26) - 1) + columnLetters(position % 26);
}

/**
 * Value of the digits from a place to the end; NaN when there is anything else, or more than seven
 * digits.
 */
function rowNumber(reference: string, from: number): number {
  let row = 0;
  for (let at = from; at < reference.length; at += 1) {
    const digit = reference.charCodeAt(at) - 48;
    row = digit >= 0 && digit <= 9 ? row * 10 + digit : Number.NaN;
  }
  return reference.length - from > 7 ? Number.NaN : row;
}

/** Position from 0 and row from 1: `B7` → { column: 1, row: 7 }. Undefined for anything else. */
export function cellPlace(
  reference: string,
): { readonly column: number; readonly row: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const row = rowNumber(reference, at);
  return at === 0 || at > 3 || !(row >= 1) ? undefined : { column: column - 1, row };
}

export interface CellRange {
  readonly first: { readonly column: number; readonly row: number };
  readonly last: { readonly column: number; readonly row: number };
}

/** `B7:C9`, or one cell. */
export function cellRange(reference: string): CellRange | undefined {
  const [from = '', to = from] = reference.split(':');
  const first = cellPlace(from);
  const last = cellPlace(to);
  return first && last && { first, last };
}
