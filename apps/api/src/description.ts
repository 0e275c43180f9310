import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Described, type Example, projectPath } from '#libs/platform';
import { tags } from './tags.js';

const folder = (): string => projectPath('apps/api/openapi');
const read = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(path.join(folder(), ...parts), 'utf8'));

/** The recorded examples by operation: `<operation>.json`. */
export function readExamples(): Readonly<Record<string, Example>> {
  const files = readdirSync(path.join(folder(), 'examples')).filter((file) =>
    file.endsWith('.json'),
  );
  return Object.fromEntries(
    files.map((file) => [path.basename(file, '.json'), read('examples', file) as Example]),
  );
}

/** What the committed files say of the routes. Read when the description is first asked for. */
export function readDescription(): Described {
  return {
    tags,
    answers: read('answers.json') as Described['answers'],
    examples: readExamples(),
  };
}
