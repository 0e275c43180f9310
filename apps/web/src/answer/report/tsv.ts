/** A cell and what ends it. In quotes it may hold tabs and line ends, and a quote stands twice. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy;

/**
 * The cells of a text that a spreadsheet put into the clipboard, row by row. A quote that does not
 * enclose a whole cell is a sign like any other.
 */
export function tsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (const [, quoted, plain = '', end] of whole.matchAll(CELL)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}
