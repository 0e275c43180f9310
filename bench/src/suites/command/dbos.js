import { expectEqual, measured } from '../../clients.js';
import { DBOS, prepareDbos, withDbos } from '../../dbos.js';

export const template = () => 'dbos';
export const prepare = prepareDbos;

const received = new Map();

/**
 * A workflow that waits for its next message for ever. It is the durable instance to which a
 * command goes.
 */
const instance = DBOS.registerWorkflow(
  async () => {
    for (;;) {
      const message = await DBOS.recv('report', { timeoutSeconds: 3600 });
      received.get(message.id)?.();
    }
  },
  { name: 'instance' },
);

export function run({ url }, { clients, n }) {
  return withDbos({ url, poolSize: Math.max(10, clients) }, async () => {
    // Each client has one waiting instance, which always waits already when its next message comes.
    const instances = await Promise.all(
      Array.from({ length: clients }, () => DBOS.startWorkflow(instance)()),
    );
    let count = 0;
    const result = await measured(
      { clients, warm: Math.ceil(n / 10), count: n },
      async (i, client) => {
        const id = `c-${i}`;
        const arrived = new Promise((resolve) => received.set(id, resolve));
        await DBOS.send(
          instances[client].workflowID,
          { id, round: i, sha256: 'a3f1' },
          'report',
          id,
        );
        await arrived;
        received.delete(id);
        count += 1;
      },
    );
    expectEqual(count, n + Math.ceil(n / 10), 'messages received');
    return result;
  });
}
