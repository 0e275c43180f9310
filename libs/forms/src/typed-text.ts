import { foldKey } from '#libs/text';
import type { Column, ColumnType } from './form.js';

const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AD]/g;
const quotes = /["'`\u00AB\u00BB\u2018-\u201F\u2039\u203A\u2032\u2033]/g;

/**
 * Key for headings, choices and sheets. It ignores case and diacritics, the kind of a dash, the
 * blanks around it, and quotation marks.
 */
export function looseKey(text: string): string {
  return foldKey(text.replace(dashes, '-').replace(quotes, '')).replace(/ ?([-/]) ?/g, '$1');
}

/** Errors that Excel, LibreOffice, WPS and Google Sheets show in place of a value. */
const sheetError =
  /#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|EXTERNAL!|PYTHON!|TIMEOUT!|UNKNOWN!|GETTING_DATA|ERROR!)|^\s*(?:Err:\d{3}|#{3,})\s*$/i;

/** The error that a cell shows, even where it was pasted as text. */
export function sheetErrorIn(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || !/#|Err:/i.test(raw)) return undefined;
  return sheetError.exec(raw)?.[0].trim();
}

const answersWithWords: ReadonlySet<ColumnType> = new Set(['text', 'person', 'code', 'flag']);

/** A quick test for thousands of cells, because few begin like this. */
const mayBeNothing = /^[\s"'\u2018-\u201F]*[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0DkKnN]/;

/**
 * True for a dash, and for “không có” in a column where words are no answer. Nothing is meant by
 * it.
 */
export function saysNothing(raw: unknown, { type }: Column): boolean {
  if (typeof raw !== 'string' || raw.length > 20 || !mayBeNothing.test(raw)) return false;
  const typed = looseKey(raw);
  return (
    /^-+$/.test(typed) ||
    (!answersWithWords.has(type) && ['khong co', 'khong', 'n/a'].includes(typed))
  );
}
