import pg from 'pg';
import { expectEqual, measured } from '../../clients.js';
import { DBOS, prepareDbos, withDbos } from '../../dbos.js';

export const template = () => 'dbos';
export const prepare = prepareDbos;

const CLIENTS = 32;
let open;
const gate = new Promise((resolve) => (open = resolve));

/** Waits in memory only, so that the figure is the start alone: one durable row, no step, no end. */
const obligation = DBOS.registerWorkflow(async () => {
  await gate;
}, { name: 'obligation' });

export function run({ url }, { n }) {
  return withDbos({ url, poolSize: CLIENTS }, async () => {
    const warm = Math.ceil(n / 20);
    const result = await measured({ clients: CLIENTS, warm, count: n }, (i) =>
      DBOS.startWorkflow(obligation, { workflowID: `task-${i}` })({ directive: 'directive-2024', cell: `cell-${i}`, wording: 'trước ngày 15/02/2024', dueOn: '2024-02-15' }));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('select count(*) as count from dbos.workflow_status');
    await client.end();
    expectEqual(rows[0].count, n + warm, 'workflows');
    open();
    return result;
  });
}
