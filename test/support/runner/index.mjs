/**
 * Runs each test file in Node itself, with Jest's own test language (jest-circus) and results, but
 * without its virtual machines. In those every file loads and compiles TypeORM, Nest and the libs
 * anew, which is a third to a half of an integration file's time. Here a worker loads a module
 * once, so files of one worker share what modules keep, as they do in the product. After each file
 * a worker puts back the environment and what was spied on. A worker that has grown beyond
 * `maxBytes` is replaced.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./worker.mjs', import.meta.url));
const hooks = new URL('../run-typescript.mjs', import.meta.url).href;
const maxBytes = 1_500_000_000;

/** One process. `run` answers Jest's result of a file, or throws why there is none. */
class TestProcess {
  #child;
  #answer;

  constructor(configs) {
    this.#child = fork(program, [], {
      serialization: 'advanced',
      execArgv: [
        '--conditions=source',
        '--enable-source-maps',
        '--disable-warning=ExperimentalWarning',
        '--import',
        hooks,
      ],
    });
    this.#child.on('message', (message) => this.#answer?.(message));
    this.#child.once('exit', (code, signal) => {
      this.ended = true;
      this.#answer?.({
        error: `the test process ended in the middle of this file (${signal ?? `exit ${code}`})`,
      });
    });
    this.#child.send(configs);
  }

  async run(path) {
    const { result, error, bytes } = await new Promise((resolve) => {
      this.#answer = resolve;
      this.#child.send({ path });
    });
    this.#answer = undefined;
    if (bytes > maxBytes) this.end();
    if (error !== undefined) throw Object.assign(new Error(error), { stack: error });
    return result;
  }

  end() {
    this.ended = true;
    this.#child.kill('SIGTERM');
  }
}

export default class Runner {
  #globalConfig;

  constructor(globalConfig) {
    this.#globalConfig = globalConfig;
  }

  async runTests(tests, watcher, ...[onStart, onResult, onFailure, { serial }]) {
    const waiting = [...tests];
    const lane = async () => {
      let process;
      for (
        let test = waiting.shift();
        test !== undefined && !watcher.isInterrupted();
        test = waiting.shift()
      ) {
        await onStart(test);
        if (process === undefined || process.ended)
          process = new TestProcess({
            globalConfig: this.#globalConfig,
            config: test.context.config,
          });
        await process.run(test.path).then(
          (result) => onResult(test, result),
          (error) => onFailure(test, error),
        );
      }
      process?.end();
    };
    await Promise.all(
      Array.from(
        { length: serial ? 1 : Math.min(this.#globalConfig.maxWorkers, waiting.length) },
        lane,
      ),
    );
  }
}
