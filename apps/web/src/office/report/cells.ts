import { type ReportView } from '#libs/directive';
import { dayText, numberText } from '../../shared/dates.js';
import { words } from './words.js';

export type Table = ReportView['tables'][number];
export type Row = Table['rows'][number];
type Column = Table['columns'][number];

/** A value as people write it. */
export function valueText(value: unknown, column?: Pick<Column, 'choices'>): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberText(value);
  return textOf(typeof value === 'string' ? value : JSON.stringify(value), column);
}

function textOf(text: string, column: Pick<Column, 'choices'> | undefined): string {
  const choice = column?.choices?.find((one) => one.value === text);
  if (choice) return choice.title;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayText(text) : text;
}

export const cellText = ({ columns }: Table, { values }: Row, key: string): string =>
  valueText(values[key], columns.find((column) => column.key === key) ?? undefined);

/** A line of a planning list: what it was, what is proposed, what would come of it. */
export interface Line {
  readonly key: string;
  readonly table: string;
  readonly person: string;
  readonly card: string;
  readonly term: string;
  readonly post: string;
  readonly base: string;
  readonly movement: string;
  readonly result: string;
  readonly why: string;
  readonly changed: boolean;
}

const orEmpty = (text: string): string => (text === '–' ? '' : text);

function lineOf(table: Table, row: Row): Line {
  const text = (key: string): string => cellText(table, row, key);
  const added = table.key === 'additions';
  const out = row.values['decision'] === 'remove';
  const post = text('post');
  return {
    key: row.key,
    table: table.key,
    person: text('person'),
    card: text('cardNumber'),
    term: text('term'),
    post,
    base: added ? words.notListed : [post, orEmpty(text('since'))].filter(Boolean).join(', '),
    movement: added ? words.add : text('decision'),
    result: out ? words.out : words.listed(post),
    why: [text('ground'), text('reason'), text('note')].map(orEmpty).filter(Boolean).join('. '),
    changed: added || out,
  };
}

/** The lines of the lists, those that would change something first. */
export function linesOf(tables: readonly Table[]): Line[] {
  const lines = tables
    .filter(({ key }) => key === 'review' || key === 'additions')
    .flatMap((table) => table.rows.map((row) => lineOf(table, row)));
  return lines.toSorted((a, b) => Number(b.changed) - Number(a.changed));
}

/** Tables beside the lists: conclusions, meetings, ballots, or those of a form of one's own. */
export const furtherTables = (tables: readonly Table[]): Table[] =>
  tables.filter(({ key, rows }) => key !== 'review' && key !== 'additions' && rows.length > 0);

/** What a place of the report is called: the person or the first words of its row. */
export function placeText(
  tables: readonly Table[],
  { table: key, row, column }: { table: string; row: string | null; column: string | null },
): string {
  const table = tables.find((one) => one.key === key);
  if (!table) return words.gone;
  const found = table.rows.find((one) => one.key === row);
  const named = found && nameOfRow(table, found);
  const title = table.columns.find((one) => one.key === column)?.title;
  return [named ?? table.title, title].filter(Boolean).join(', ');
}

export function nameOfRow(table: Table, row: Row): string {
  const person = orEmpty(cellText(table, row, 'person'));
  if (person) return `${person} (${cellText(table, row, 'post')})`;
  const [first] = table.columns;
  return first ? `${table.title}: ${cellText(table, row, first.key)}` : table.title;
}
