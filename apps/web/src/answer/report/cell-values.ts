import { type AskedForm } from '#libs/directive';
import { foldKey } from '#libs/text';
import { civilFrom, dayText } from '../../shared/dates.js';

export type Table = AskedForm['tables'][number];
export type Column = Pick<
  Table['columns'][number],
  'key' | 'title' | 'type' | 'choices' | 'fixed' | 'help' | 'required' | 'calc' | 'when'
>;
/** A cell as it is typed or as the server gave it. */
export type Cell = string | number | boolean | string[] | null;
export type Cells = Readonly<Record<string, Cell>>;

const MARK = '; ';

const titleOf = ({ choices }: Column, value: string): string =>
  choices.find((choice) => choice.value === value)?.title ?? value;

const dayOf = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(text);
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  return month ? `${month[2]}/${month[1]}` : text;
};

function shownList(column: Column, value: string | readonly string[]): string {
  const chosen = typeof value === 'string' ? value.split(MARK) : value;
  return chosen.map((one) => titleOf(column, one)).join(MARK);
}

const shownTitle = (column: Column, value: unknown): string => titleOf(column, String(value));
const shownDay = (_column: Column, value: unknown): string => dayOf(String(value));

/** Types whose values are kept otherwise than people write them. */
const shownAs: Partial<Record<Column['type'], (column: Column, value: unknown) => string>> = {
  'multi-choice': (column, value) => shownList(column, value as string | string[]),
  'partial-date': shownDay,
  date: shownDay,
  enum: shownTitle,
  file: shownTitle,
};

/** A cell as people read it. */
export function shownCell(column: Column, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return shownAs[column.type]?.(column, value) ?? String(value);
}

const same = (a: string, b: string): boolean => foldKey(a) === foldKey(b);

function chosen({ choices }: Column, text: string): string {
  const found = choices.find(
    ({ value, title, aliases }) =>
      value === text || same(title, text) || aliases.some((alias) => same(alias, text)),
  );
  return found?.value ?? text;
}

const flags: Readonly<Record<string, boolean>> = { co: true, x: true, khong: false };

/**
 * What a typed or pasted text is in its column: the choice that it names, the day that it writes.
 * What cannot be read stays as it is, and the server says what is wrong with it.
 */
export function settledCell(column: Column, typed: string): Cell {
  const text = typed.trim().normalize('NFC');
  if (text === '') return null;
  switch (column.type) {
    case 'enum':
      return chosen(column, text);
    case 'multi-choice':
      return text.split(/\s*;\s*/).map((one) => chosen(column, one));
    case 'flag':
      return flags[foldKey(text)] ?? text;
    case 'date':
    case 'partial-date':
      return civilFrom(text) ?? text;
    default:
      return text;
  }
}

/** True for a cell that the software fills in. */
export const isGiven = ({ fixed, calc }: Column): boolean => fixed || calc !== undefined;

export const numeric = ({ type }: Column): boolean => type === 'integer' || type === 'number';
