import { Client } from 'undici';
import { measured } from './clients.js';
import { percentile } from './statistics.js';

/** Keep-alive connections, one for each caller, one request at a time on each. */
export async function withConnections(url, count, work) {
  const connections = Array.from(
    { length: count },
    () => new Client(url, { pipelining: 1, keepAliveTimeout: 60_000, headersTimeout: 60_000 }),
  );
  try {
    return await work(connections);
  } finally {
    await Promise.all(connections.map((one) => one.destroy()));
  }
}

/** The answer with its text. Errors: another status than the one expected, with the text. */
export async function ask(connection, { expect, ...request }) {
  const { statusCode, headers, body } = await connection.request(request);
  const text = await body.text();
  if (expect !== undefined && statusCode !== expect)
    throw new Error(`${request.method} ${request.path}: ${statusCode} ${text.slice(0, 2000)}`);
  return { status: statusCode, headers, text };
}

/** A request with a JSON body, made before the clock starts. */
export const posting = (path, body, { headers = {}, expect } = {}) => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...headers },
  body,
  expect,
});

/**
 * Makes the calls `requestOf(i)` on as many connections, one after the other on each. Answers count
 * and seconds, and milliseconds from the call until the whole answer was read.
 */
export function timed(url, { clients, warm, count }, requestOf) {
  return withConnections(url, clients, async (connections) => {
    const requests = Array.from({ length: warm + count }, (_, i) => requestOf(i));
    const times = [];
    const result = await measured({ clients, warm, count }, async (i, client) => {
      const start = performance.now();
      await ask(connections[client], requests[i]);
      if (i >= warm) times.push(performance.now() - start);
    });
    return { ...result, ...percentiles(times) };
  });
}

export const percentiles = (times) => ({
  p50: percentile(times, 50),
  p95: percentile(times, 95),
  p99: percentile(times, 99),
});
