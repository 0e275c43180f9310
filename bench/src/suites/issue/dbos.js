import pg from 'pg';
import { expectEqual, measured } from '../../clients.js';
import { DBOS, prepareDbos, withDbos } from '../../dbos.js';

export const template = () => 'dbos';
export const prepare = prepareDbos;

const CLIENTS = 32;
let open;
const gate = new Promise((resolve) => (open = resolve));

const bodies = {
  /** The instance to which a command can be sent, as an issued obligation is. */
  waits: DBOS.registerWorkflow(() => DBOS.recv('report', { timeoutSeconds: 3600 }), {
    name: 'obligation',
  }),
  /** One durable row and nothing else. It waits in memory and does not end within the run. */
  empty: DBOS.registerWorkflow(() => gate, { name: 'row' }),
};

/** Runs until all starts are answered. What the bodies still do afterwards is not counted. */
export function run({ url }, { n, body }) {
  return withDbos({ url, poolSize: CLIENTS }, async () => {
    const warm = Math.ceil(n / 20);
    const result = await measured({ clients: CLIENTS, warm, count: n }, (i) =>
      DBOS.startWorkflow(bodies[body], { workflowID: `task-${i}` })({
        directive: 'directive-2024',
        cell: `cell-${i}`,
        wording: 'trước ngày 15/02/2024',
        dueOn: '2024-02-15',
      }),
    );
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('select count(*) as count from dbos.workflow_status');
    await client.end();
    expectEqual(rows[0].count, n + warm, 'workflows');
    open();
    return result;
  });
}
