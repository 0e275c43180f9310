/**
 * Stands in for api and worker in tests of the supervisor. It serves its own pid, and fails as
 * FAKE_<NAME> says.
 */
import { createServer } from 'node:http';
import path from 'node:path';
import { giveUp, loadConfig, reportReady, stopWithParent } from '#libs/platform/testing';

const { name } = path.parse(process.argv[1]!);
const behaviour = process.env[`FAKE_${name.replace('fake-', '').toUpperCase()}`];
const config = loadConfig();

if (behaviour === 'hopeless') await giveUp('cổng bận: đặt PORT khác');
if (behaviour === 'crash') process.exit(3);

const server = createServer((_request, response) =>
  response.end(JSON.stringify({ pid: process.pid, databaseUrl: config.databaseUrl })),
);
stopWithParent(async () => {
  server.close();
});
server.listen(name === 'fake-api' ? config.port : 0, config.host, () => {
  const address = server.address();
  void reportReady(
    typeof address === 'object' ? `http://${config.host}:${address?.port}` : undefined,
  );
});
