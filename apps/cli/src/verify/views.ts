import { toInstant } from '#libs/calendar';
import { type View, type ViewRow } from '#libs/event-store';
import { type Findings } from './findings.js';
import { type History, views } from './history.js';
import { rule, type Snapshot } from './snapshot.js';

interface Table {
  readonly view: View;
  readonly columns: readonly string[];
  readonly instants: ReadonlySet<string>;
}

type Cells = Readonly<Record<string, unknown>>;

const COLUMNS = `
  select attname as name, atttypid = 'timestamptz'::regtype as instant from pg_attribute
  where attrelid = ('app.' || quote_ident($1))::regclass and attnum > 0 and not attisdropped
    and attgenerated = '' order by attnum`;

async function tableOf(snapshot: Snapshot, view: View): Promise<Table> {
  const rows = await snapshot.query<{ name: string; instant: boolean }>(COLUMNS, [view.table]);
  return {
    view,
    columns: rows.map(({ name }) => name),
    instants: new Set(rows.filter(({ instant }) => instant).map(({ name }) => name)),
  };
}

/**
 * I9: compares the rows of every view with the fold, for each page of histories. The cursor of a
 * view commits with its rows, so the view need not catch up first.
 */
export async function viewCheck(
  snapshot: Snapshot,
  findings: Findings,
): Promise<(page: readonly History[]) => Promise<void>> {
  const tables: Table[] = [];
  for (const view of views) tables.push(await tableOf(snapshot, view));
  return async (page) => {
    for (const table of tables) {
      const mine = page.filter(
        ({ head, category }) =>
          head && table.view.keyOf({ stream: `${category}-` } as never) !== undefined,
      );
      if (mine.length > 0) await compareRows(snapshot, findings, { table, mine });
    }
  };
}

async function compareRows(
  snapshot: Snapshot,
  findings: Findings,
  { table, mine }: { table: Table; mine: readonly History[] },
): Promise<void> {
  const { view, instants } = table;
  const asText = [...instants]
    .map((name) => ` || jsonb_build_object('${name}', app.iso(t."${name}"))`)
    .join('');
  const rows = await snapshot.query<{ key: string; row: Cells }>(
    `select t.key, to_jsonb(t)${asText} as row from app."${view.table}" t where t.key = any($1)`,
    [mine.map(({ stream }) => stream)],
  );
  const live = new Map(rows.map(({ key, row }) => [key, row]));
  for (const { stream, rows: folded } of mine) {
    const said = difference(table, folded.get(view), live.get(stream));
    if (said)
      findings.violate(
        'I9',
        `Bảng ${view.table}, dòng ${stream}: ${said}. Chạy “dondoc rebuild ${view.name}”.`,
      );
  }
  findings.looked('I9', `dòng ${view.table}`, rows.length);
}

function difference(
  { columns, instants }: Table,
  folded: ViewRow | undefined,
  live: Cells | undefined,
): string | undefined {
  if (!folded) return live ? 'thừa, chưa có sự kiện nào được đọc cho dòng này' : undefined;
  if (!live) return 'thiếu, dù sự kiện đã được đọc';
  const should = folded as unknown as Cells;
  const wrong = columns.filter(
    (name) => text(live[name]) !== text(canonical(should[name], instants.has(name))),
  );
  if (wrong.length === 0) return undefined;
  return wrong
    .map(
      (name) =>
        `cột ${name} đang là ${text(live[name])}, theo sự kiện phải là ${text(should[name])}`,
    )
    .join('; ');
}

function canonical(value: unknown, instant: boolean): unknown {
  return instant && typeof value === 'string' ? toInstant(value) : value;
}

function text(value: unknown): string {
  return JSON.stringify(value ?? null);
}

export const viewRules = [
  ...views.map((view) =>
    rule<{ key: string }>({
      id: 'I9',
      of: 'key',
      sql: `select t.key from app."${view.table}" t where not exists (select from known_event e
        where e.stream = t.key)`,
      says: ({ key }) =>
        `Bảng ${view.table} có dòng ${key} mà không có sự kiện nào. Chạy “dondoc rebuild ` +
        `${view.name}”.`,
    }),
  ),
  rule<{ directive: string; cell: string }>({
    id: 'I9',
    sql: `select substr(e.stream, length('directive-') + 1) as directive, c.cell
          from known_event e cross join lateral jsonb_array_elements_text(case
            jsonb_typeof(e.data->'cells') when 'array' then e.data->'cells' else '[]'
            end) as c(cell)
          where e.stream >= 'directive-' and e.stream < 'directive.'
            and e.type in ('DirectiveIssued', 'PeriodIssued')
            and (e.data->>'standing')::boolean is not true
            and e.position <= coalesce((select min(position) from app.reader where split_part(name,
              '#', 1) = 'directive.obligations'), 0)
            and not exists (select from app.head h
              where h.stream = 'obligation-' || substr(e.stream, length('directive-') + 1) || '--'
              || c.cell)`,
    says: ({ directive, cell }) =>
      `Đợt ${directive} đã ban hành cho ${cell} nhưng chi bộ này chưa có nghĩa vụ báo cáo nào.`,
  }),
];
