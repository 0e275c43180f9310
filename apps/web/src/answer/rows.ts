import { type Column } from './report/cell-values.js';
import { shownCell } from './report/cell-values.js';

interface Tabled {
  readonly rowKey?: readonly string[];
  readonly columns: readonly Column[];
}

/** A row in few words: the person, or the first cells that say something. */
export function rowWords({ columns }: Tabled, values: Readonly<Record<string, unknown>>): string {
  const person = columns.find(({ type }) => type === 'person');
  const names = person ? [person] : columns.filter(({ fixed }) => !fixed).slice(0, 2);
  const post = columns.find(({ key }) => key === 'post');
  const term = person ? columns.find(({ key }) => key === 'term') : undefined;
  return [...names, post, term]
    .filter((column) => column !== undefined)
    .map((column) => shownCell(column, values[column.key]))
    .filter((text) => text !== '')
    .join(' · ');
}
