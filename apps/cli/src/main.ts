import 'reflect-metadata';
import { buildProgram } from './program.js';
import { explain } from './explain.js';

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
