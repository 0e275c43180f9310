import { type Place } from '../obligation.js';
import { shownCell, type Table } from './cell-values.js';
import { type Content, type Row } from './content.js';
import { type Draft } from './draft-store.js';

/** Which report is sent: that nothing changes, or what is typed. */
export type Way = 'khong-doi' | 'dien' | 'tep';

/** Every term without a change; its lines stay those last approved. */
function unchangedSubmission({ cell }: Place, { content, form }: Draft): object {
  const column = form.tables
    .find(({ key }) => key === 'terms')
    ?.columns.find(({ key }) => key === 'term');
  const terms = (content.tables['terms'] ?? []).map(({ cells }) => ({
    term: { id: cells['term'], name: column ? shownCell(column, cells['term']) : '' },
    baseVersion: cells['baseVersion'],
    outcome: 'unchanged',
    lines: [],
  }));
  return { schemaVersion: 1, cell, people: [], terms, meetings: [] };
}

const rowsSent = (tables: Content['tables']) =>
  Object.fromEntries(
    Object.entries(tables).map(([key, rows]) => [key, rows.map(({ cells }) => cells)]),
  );

const isUnchanged = ({ check }: Draft): boolean =>
  check.submission?.terms.every(({ outcome }) => outcome === 'unchanged') ?? false;

/** The report as the server takes it. */
export function reportBody(
  place: Place,
  draft: Draft,
  { way, lateReason }: { readonly way: Way; readonly lateReason: string },
): object {
  const { content, check, form } = draft;
  const paper = {
    ...(content.number.trim() === '' ? {} : { number: content.number.trim() }),
    ...(content.reportedOn === '' ? {} : { reportedOn: content.reportedOn }),
    note: content.note.trim(),
    attachments: content.attachments,
    ...(lateReason.trim() === '' ? {} : { lateReason: lateReason.trim() }),
  };
  if (form.kind === 'form')
    return {
      ...paper,
      outcome: 'reported',
      ...(content.fields ? { fields: content.fields } : {}),
      tables: rowsSent(content.tables),
    };
  if (way === 'khong-doi')
    return { ...paper, outcome: 'unchanged', submission: unchangedSubmission(place, draft) };
  const outcome = isUnchanged(draft) ? 'unchanged' : 'changed';
  return { ...paper, outcome, submission: check.submission };
}

/** Whether anything typed says that the lists change. */
export const saysChange = ({ content: { tables } }: Draft): boolean =>
  (tables['terms'] ?? []).some(({ cells }) => cells['outcome'] === 'changed') ||
  (tables['additions'] ?? []).length > 0 ||
  (tables['review'] ?? []).some(({ cells }) => cells['decision'] === 'remove');

function movements(table: Table, rows: readonly Row[]): string {
  const column = table.columns.find(({ key }) => key === 'decision');
  if (!column) return '';
  const counted = column.choices.map(({ value, title }) => {
    const n = rows.filter(({ cells }) => cells['decision'] === value).length;
    return n > 0 ? `${title.toLocaleLowerCase('vi')} ${n}` : '';
  });
  return counted.filter((text) => text !== '').join(', ');
}

/** What will be sent, table by table, in numbers. */
export const countsOf = ({ content, form }: Draft): { title: string; text: string }[] =>
  form.tables.map((table) => {
    const rows = content.tables[table.key] ?? [];
    const moved = movements(table, rows);
    return { title: table.title, text: `${rows.length} dòng${moved ? ` (${moved})` : ''}` };
  });
