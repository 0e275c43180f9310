/**
 * Runs one test file after the other in this process and its one realm, each by Jest's own adapter.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ModuleMocker } from 'jest-mock';
import { current } from './globals.mjs';

const require = createRequire(import.meta.url);
const runCircus = require('jest-circus/runner').default;
const eventHandlers = Symbol.for('EVENT_HANDLERS');
const mocker = new ModuleMocker(globalThis);
current.jest = Object.fromEntries(
  ['fn', 'spyOn', 'replaceProperty', 'restoreAllMocks'].map((name) => [
    name,
    mocker[name].bind(mocker),
  ]),
);

/** What the adapter asks of Jest's module system. */
const runtime = {
  // The adapter is loaded anew for each file, because the collected describes and hooks live in it.
  requireInternalModule(file) {
    delete require.cache[file];
    delete globalThis[eventHandlers];
    return require(file);
  },
  requireModule: require,
  setGlobalsForRuntime: (globals) => Object.assign(current, globals),
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: (file) => import(pathToFileURL(file).href),
  enterTestCode() {},
  leaveTestCode() {},
};

async function runFile(file, { globalConfig, config }) {
  const env = { ...process.env };
  const start = Date.now();
  try {
    const result = await runCircus(globalConfig, config, { global: globalThis }, runtime, file);
    const end = Date.now();
    // What was compared may hold what cannot be sent (a matcher has symbols). The messages tell it.
    for (const test of result.testResults) test.failureDetails = [];
    result.perfStats = { ...result.perfStats, start, end, runtime: end - start, slow: false };
    return result;
  } finally {
    mocker.restoreAllMocks();
    const { forgetFacts } = await import('#libs/event-store/testing');
    forgetFacts();
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.exitCode = undefined;
  }
}

let configs;
process.on('message', (message) => {
  if (configs === undefined) {
    configs = message;
    return;
  }
  void runFile(message.path, configs)
    .then(
      (result) => ({ result }),
      (error) => ({ error: error?.stack ?? String(error) }),
    )
    .then((answer) => process.send({ ...answer, bytes: process.memoryUsage.rss() }));
});
// Jest's process has gone, however it went.
process.on('disconnect', () => process.exit(1));
