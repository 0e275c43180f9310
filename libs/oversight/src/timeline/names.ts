import { type DataSource } from 'typeorm';
import { type StoredEvent } from '#libs/event-store';
import { commandTitle, statusTitle, type Workflow } from '#libs/workflow';
import { type Names } from './told.js';

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

interface Row {
  readonly id: string;
  readonly name: string;
}
const byId = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ id, name }) => [id, name]));

/** The names of cells and papers that these facts speak of. */
export async function namesFor(
  dataSource: DataSource,
  facts: readonly StoredEvent[],
  workflow: Workflow | null,
): Promise<Names> {
  const ids = [...new Set(facts.flatMap(({ data }) => textsIn(data)))];
  const cells = byId(
    await dataSource.query('select id, name from app.cell where id = any ($1)', [ids]),
  );
  const papers = byId(
    await dataSource.query(
      'select key as id, symbol as name from app.outgoing where key = any ($1)',
      [ids],
    ),
  );
  return {
    cell: (id) => cells.get(id) ?? 'chi bộ không còn trong danh sách',
    paper: (id) => papers.get(id),
    command: (command) => (workflow ? commandTitle(workflow, command) : 'Một bước xử lý'),
    place: (state) => (workflow ? statusTitle(workflow, state) : 'Đang xử lý'),
  };
}
