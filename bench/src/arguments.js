import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -- SUITE [--json FILE] [--n N] [--runs R]
  SUITE   append · command · issue · expire · latency · rebuild · drain · growth · \
sign-in · http, several of them, or all
  --json  writes the rows as JSON
  --n     number of events, commands, obligations or effects instead of the suite's own
  --runs  runs of each (5)
all also writes bench/RESULTS.md.`;

function whole(value, name) {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new RangeError(`--${name} is a whole number from 1, not "${value}"`);
  return number;
}

/** Reads the arguments. Errors: RangeError or TypeError, with a line for the person. */
export function parseArguments(argv, known) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { json: { type: 'string' }, n: { type: 'string' }, runs: { type: 'string' } },
  });
  const all = positionals.includes('all');
  const unknown = positionals.find((name) => name !== 'all' && !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`there is no suite "${unknown}"`);
  if (positionals.length === 0) throw new RangeError('which suite?');
  return {
    all,
    names: all ? known : known.filter((name) => positionals.includes(name)),
    json: values.json,
    n: whole(values.n, 'n'),
    runs: whole(values.runs, 'runs') ?? 5,
  };
}
