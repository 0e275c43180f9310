import 'reflect-metadata';
import { buildProgram } from './program.js';
import { explain } from './explain.js';

try {
  const program = await buildProgram(process.argv[2]);
  await program.parseAsync(process.argv);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
