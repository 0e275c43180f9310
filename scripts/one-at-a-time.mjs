import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The name of a socket that the system lets go of when its holder dies. On systems other than Linux
 * and Windows it is a port chosen by the folder.
 */
function address(folder) {
  const hash = createHash('sha256').update(folder).digest('hex');
  if (process.platform === 'linux') return { path: `\0dondoc-bootstrap-${hash.slice(0, 24)}` };
  if (process.platform === 'win32')
    return { path: `\\\\.\\pipe\\dondoc-bootstrap-${hash.slice(0, 24)}` };
  return { port: 20_000 + (Number.parseInt(hash.slice(0, 8), 16) % 20_000), host: '127.0.0.1' };
}

function take(folder) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address(folder), () => resolve(server));
  });
}

/** Runs `work` while no other process does so for this folder. */
export async function oneAtATime(folder, onWait, work) {
  let server = await take(folder);
  if (server === undefined) onWait();
  while (server === undefined) {
    await sleep(200);
    server = await take(folder);
  }
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
