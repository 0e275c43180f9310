import pg from 'pg';

/**
 * A view as the product's own are: it has a row for each obligation, which each of its events
 * changes.
 */
export const view = {
  name: 'bench-view',
  table: 'bench_view',
  category: 'task',
  keyOf: ({ stream }) => stream,
  project: (row, event) => {
    const before = row ?? {
      key: event.stream,
      cell: event.data.cell,
      status: 'issued',
      rounds: 0,
      receipt: null,
      changed_at: event.at,
    };
    if (event.type !== 'ReportSubmitted') return { ...before, changed_at: event.at };
    return {
      ...before,
      status: 'submitted',
      rounds: event.data.round,
      receipt: event.data.receipt,
      changed_at: event.at,
    };
  },
};

export async function createView({ url }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'create table app.bench_view (key text collate "C" primary key, cell text, ' +
      'status text not null, rounds int not null, receipt text, changed_at timestamptz not null)',
  );
  await client.end();
}
