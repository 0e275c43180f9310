import { type Column, fieldsTable, looseKey, partsOf } from '#libs/forms';
import { type Add, type LintedForm, wayTo } from './form-ways.js';

/** The first heading that a later one is read as, whatever its case, marks and blanks. */
function repeated(titles: readonly string[]): { readonly at: number; readonly first: number }[] {
  const folded = titles.map(looseKey);
  return folded.flatMap((title, at) => {
    const first = folded.indexOf(title);
    return first === at ? [] : [{ at, first }];
  });
}

const alike = (title: string, other: string): string =>
  title === other ? '' : ' (không kể hoa thường, dấu và khoảng trắng)';

function lintColumns(
  columns: readonly Column[],
  what: 'cột' | 'mục',
  { add, way }: { add: Add; way: (column: number) => readonly PropertyKey[] },
): void {
  const titles = columns.map(({ title }) => title);
  for (const { at, first } of repeated(titles))
    add(
      [...way(at), 'title'],
      `Tiêu đề ${what} “${titles[at]}” trùng với “${titles[first]}”` +
        `${alike(titles[at]!, titles[first]!)}.`,
      `Đổi tên một trong hai ${what}.`,
    );
}

/** Headings that a sheet could not tell from one another. */
export function lintTitles(form: LintedForm, add: Add): void {
  for (const { key, columns } of partsOf(form))
    lintColumns(columns, key === 'fields' ? 'mục' : 'cột', {
      add,
      way: (column) => wayTo(form, key, column),
    });
  const own = fieldsTable(form);
  const titles = [...(own ? [own.title] : []), ...form.tables.map(({ title }) => title)];
  for (const { at, first } of repeated(titles))
    add(
      ['tables', at - (own ? 1 : 0), 'title'],
      `Tên bảng “${titles[at]}” trùng với “${titles[first]}”${alike(titles[at]!, titles[first]!)}.`,
      'Đổi tên bảng: mỗi bảng là một trang của bảng tính.',
    );
}
