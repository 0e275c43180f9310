/** A process that starts an embedded PostgreSQL, says where, and waits to be killed. */
import { startEmbeddedPostgres } from '#libs/platform/testing';

const { url, pid } = await startEmbeddedPostgres({ dir: process.argv[2]! });
process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
setInterval(() => undefined, 60_000);
