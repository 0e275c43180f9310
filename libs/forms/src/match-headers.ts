import { cleanText } from '#libs/text';
import { type Finding, finding } from './finding.js';
import type { Column, Table } from './form.js';
import { looseKey } from './typed-text.js';

export interface HeaderMatch {
  /**
   * Column key by position (from 0) in the header row. Positions of unknown headings are left out.
   */
  readonly columns: ReadonlyMap<number, string>;
  readonly findings: readonly Finding[];
}

/**
 * The column of every spelling of its heading. It is made once per table, because a committee reads
 * hundreds of files of one form.
 */
const headingsOf = new WeakMap<Table, ReadonlyMap<string, Column>>();

function columnByHeading(table: Table): ReadonlyMap<string, Column> {
  const known = headingsOf.get(table);
  if (known) return known;
  // The first column wins, so the map is built from the end.
  const made = new Map(
    [...table.columns]
      .reverse()
      .flatMap((column) =>
        [column.title, column.key, ...column.aliases].map((word): [string, Column] => [
          looseKey(word),
          column,
        ]),
      ),
  );
  headingsOf.set(table, made);
  return made;
}

interface Strange {
  readonly position: number;
  readonly label: string;
}

interface Read {
  readonly columns: Map<number, string>;
  readonly strange: readonly Strange[];
  readonly repeated: readonly { readonly label: string; readonly column: string }[];
}

function readHeadings(table: Table, headings: readonly unknown[]): Read {
  const known = columnByHeading(table);
  const columns = new Map<number, string>();
  const strange: Strange[] = [];
  const repeated: { label: string; column: string }[] = [];
  headings.forEach((heading, position) => {
    const typed = looseKey(typeof heading === 'string' ? heading : '').replace(/\s*\*+$/, '');
    if (typed === '') return;
    const column = known.get(typed);
    const label = cleanText(String(heading)).slice(0, 60);
    if (!column) strange.push({ position, label });
    else if ([...columns.values()].includes(column.key))
      repeated.push({ label, column: column.key });
    else columns.set(position, column.key);
  });
  return { columns, strange, repeated };
}

/**
 * Unknown headings in the place of missing columns: between two known neighbours, there are as many
 * unknown as missing ones. Somebody retyped them, and the cells below still belong to those
 * columns.
 */
function retyped({ columns: all }: Table, { columns, strange }: Read): Map<Column, Strange> {
  const known = [...columns]
    .map(([position, key]) => ({ position, index: all.findIndex((column) => column.key === key) }))
    .sort((a, b) => a.position - b.position);
  const marks = [{ position: -1, index: -1 }, ...known, { position: Infinity, index: all.length }];
  const taken = new Set(columns.values());
  return new Map(
    marks.slice(1).flatMap((after, at): [Column, Strange][] => {
      const before = marks[at]!;
      const between = strange.filter(
        ({ position }) => position > before.position && position < after.position,
      );
      const missing =
        before.index < after.index
          ? all.slice(before.index + 1, after.index).filter(({ key }) => !taken.has(key))
          : [];
      return between.length === missing.length
        ? missing.map((column, index) => [column, between[index]!])
        : [];
    }),
  );
}

const title = ({ title: words, required }: Column): string => (required ? `${words} *` : words);

/**
 * The column that each heading means, whatever its case, diacritics, blanks or the star of a
 * required one. Retyped, missing, unknown and repeated headings give one finding each.
 */
export function matchHeaders(table: Table, headings: readonly unknown[]): HeaderMatch {
  const read = readHeadings(table, headings);
  const changed = retyped(table, read);
  const objection = (
    rule: string,
    severity: 'error' | 'warning',
    words: { message: string; fix: string; column?: string },
  ): Finding => finding({ rule, severity, table: table.key, measured: words.message, ...words });
  const paired = new Set([...changed.values()]);
  const seen = new Set([...read.columns.values(), ...[...changed.keys()].map(({ key }) => key)]);
  const findings = [
    ...read.repeated.map(({ label, column }) =>
      objection('HEADER_REPEATED', 'error', {
        message: `Cột “${label}” xuất hiện hai lần`,
        fix: 'Xóa bớt một cột.',
        column,
      }),
    ),
    ...[...changed].map(([column, { label }]) =>
      objection('HEADER_CHANGED', 'error', {
        message: `Tiêu đề “${label}” không có trong mẫu; ở chỗ này mẫu có cột “${title(column)}”`,
        fix: `Ghi lại tiêu đề đúng là “${title(column)}” rồi tải lên lại.`,
        column: column.key,
      }),
    ),
    ...read.strange
      .filter((one) => !paired.has(one))
      .map(({ label }) =>
        objection('HEADER_UNKNOWN', 'warning', {
          message: `Cột “${label}” không có trong mẫu và bị bỏ qua`,
          fix: 'Dùng đúng mẫu đã tải về; không thêm cột.',
        }),
      ),
    ...table.columns
      .filter(({ key }) => !seen.has(key))
      .map(({ key, title: words, required }) =>
        objection('HEADER_MISSING', required ? 'error' : 'warning', {
          message: `Không thấy cột “${words}”`,
          fix: 'Dùng đúng mẫu đã tải về; không xóa, không đổi tên cột.',
          column: key,
        }),
      ),
  ];
  return {
    columns: new Map([
      ...read.columns,
      ...[...changed].map(([{ key }, { position }]): [number, string] => [position, key]),
    ]),
    findings,
  };
}
