import 'reflect-metadata';
import { runCommand } from './program.js';

const lineTo =
  (stream: NodeJS.WriteStream) =>
  (line: string): void =>
    void stream.write(`${line}\n`);

if (
  !(await runCommand(process.argv, {
    print: lineTo(process.stdout),
    complain: lineTo(process.stderr),
  }))
)
  process.exitCode = 1;
