import 'reflect-metadata';
import { Refused } from '#libs/decider';
import { loadConfig } from '#libs/platform';
import { WorkflowError } from '#libs/workflow';
import { explain } from '../explain.js';
import { tryDefinition } from './try-definition.js';

/**
 * A trial that a worker asked for: `node main.js FOLDER NAME` plays the definition in FOLDER and
 * leaves what happened in `var/try/NAME`. It tells the worker how far it is and how it ended, and
 * ends with it.
 */
const [folder, out] = process.argv.slice(2);
const ending = new AbortController();
process.once('disconnect', () => ending.abort());
const tell = (said: object): void => void process.send?.(said);

try {
  await tryDefinition(loadConfig(), {
    folder: folder!,
    out,
    signal: ending.signal,
    print: () => undefined,
    onProgress: (done, total) => tell({ done, total }),
  });
  tell({ played: true });
} catch (error) {
  // What lies in the definition comes to the same whoever tries it again.
  const lasting = error instanceof Refused || error instanceof WorkflowError;
  tell({ why: explain(error), lasting });
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
