/**
 * `starter DIR [namespace | account]` is a process that starts an embedded PostgreSQL, says where,
 * and waits to be killed.
 */
import { startEmbeddedPostgres } from '#libs/platform/testing';

const { url, pid } = await startEmbeddedPostgres({
  dir: process.argv[2]!,
  runAs: process.argv[3] as 'namespace' | 'account' | undefined,
});
process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
setInterval(() => undefined, 60_000);
