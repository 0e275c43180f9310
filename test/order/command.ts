import { parseArgs } from 'node:util';
import { setLogLevel } from '#libs/platform';
import { controls, runControl } from './controls.js';
import { isWell } from './judge.js';
import { type Lane, openLane } from './lane.js';
import { play } from './play.js';
import { run, type Totals } from './run.js';
import { parse } from './script.js';

const HELP = `npm run test:order -- [--scripts N] [--seed N] [--lanes N] [--script "A begin; A \
append a; …"]

Plays 100,000 distinct random interleavings against a PostgreSQL of its own: up to four writers \
on connections of their own begin, append to one or two
of four streams or to a new one (their own, or one they fight for), stall behind their fence, \
undo to a savepoint, commit or roll back, while a reader looks at chosen moments through
app.read_after, and the product's own reader loop follows by itself. Steps marked "&" are sent \
without waiting for the answer before. All the while
three strangers hold transactions that have written: in another table, in another schema, and in \
another database (with a lock that looks like a fence).

After each look everything committed below every fence must have been given (else "stalled"), at \
the end of each script everything committed (else
"lost"), in each stream in order (else "inverted"). Then the same with one safeguard taken away \
at a time: each of these controls must fail.
Each commit is real and its order is the script's; the server runs without fsync, which has no \
part in it.

  --scripts N   how many (100000)
  --seed N      another set of scripts (20240215)
  --lanes N     databases side by side (4)
  --script T    plays this one script fifty times, as printed for a failure

Exit code 0: nothing lost, inverted or stalled, and every control failed as it should.`;

const CONTROL_SCRIPTS = 1000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const figure = (n: number): string => n.toLocaleString('en');
const faultsIn = ({ lost, inverted, stalled }: Totals): string =>
  `${figure(lost)} lost, ${figure(inverted)} inverted in a stream, ${figure(stalled)} ` +
  'stalled by an unrelated transaction';

async function withLanes<T>(count: number, work: (lanes: Lane[]) => Promise<T>): Promise<T> {
  const lanes: Lane[] = [];
  try {
    for (let i = 0; i < count; i++) lanes.push(await openLane());
    return await work(lanes);
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

function progress(scripts: number): (done: number) => void {
  const begin = performance.now();
  let next = scripts / 20;
  return (done) => {
    if (done < next) return;
    next += scripts / 20;
    const seconds = (performance.now() - begin) / 1000;
    say(
      `  ${figure(done)} of ${figure(scripts)}, ${seconds.toFixed(0)} s, ` +
        `${(done / seconds).toFixed(0)}/s`,
    );
  };
}

function tell(totals: Totals, seed: number): boolean {
  const {
    scripts,
    distinct,
    steps,
    events,
    commits,
    rollbacks,
    gaps,
    waits,
    misfollowed,
    example,
  } = totals;
  say(
    `${figure(scripts)} interleavings, ${figure(distinct)} distinct, ${figure(steps)} steps: ` +
      `${figure(commits)} commits of ${figure(events)} events, ${figure(rollbacks)} rollbacks, ` +
      `${figure(gaps)} positions left empty, ${figure(waits)} waits for a lock`,
  );
  say(`${faultsIn(totals)}; reader loop: ${figure(misfollowed)} wrong`);
  if (example)
    say(
      `FAILED at script ${example.number} of seed ${seed}:\n  ${example.script}\nshortest ` +
        `that shows it:\n  npm run test:order -- --script "${example.shortest}"`,
    );
  return isWell(totals) && misfollowed === 0;
}

async function controlsFail(seed: number, scripts: number): Promise<boolean> {
  let all = true;
  for (const control of controls) {
    const totals = await runControl(control, { seed, scripts });
    const found = totals[control.finds] > 0;
    all &&= found;
    say(
      `control, ${control.says}: ${faultsIn(totals)} in ${figure(totals.scripts)} ` +
        `interleavings: ${found ? 'fails, as it must' : 'NOT FOUND'}`,
    );
    if (found && totals.example) say(`  for example: ${totals.example.shortest}`);
  }
  return all;
}

async function playOne(text: string): Promise<boolean> {
  return withLanes(1, async ([lane]) => {
    let well = 0;
    for (let i = 0; i < 50; i++)
      well += isWell(await play(lane!, parse(text), { shared: 'one', own: `one-${i}` })) ? 1 : 0;
    say(`well in ${well} of 50`);
    return well === 50;
  });
}

async function playAll({
  scripts,
  seed,
  lanes,
}: {
  scripts: number;
  seed: number;
  lanes: number;
}): Promise<boolean> {
  say(`${figure(scripts)} interleavings, seed ${seed}, ${lanes} databases side by side`);
  const well = tell(
    await withLanes(lanes, (open) => run(open, { seed, scripts, onProgress: progress(scripts) })),
    seed,
  );
  const failing = await controlsFail(seed, Math.min(scripts, CONTROL_SCRIPTS));
  say(well && failing ? 'passed' : 'FAILED');
  return well && failing;
}

function asked(args: string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { scripts: text, seed: text, lanes: text, script: text, help: { type: 'boolean' } },
  });
  const number = (name: 'scripts' | 'seed' | 'lanes', otherwise: number): number => {
    const value = Number(values[name] ?? otherwise);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`--${name} is a whole number from 1`);
    return value;
  };
  return {
    help: values.help,
    script: values.script,
    scripts: number('scripts', 100_000),
    seed: number('seed', 20240215),
    lanes: number('lanes', 4),
  };
}

/** Returns the exit code. */
export async function command(args: string[]): Promise<number> {
  const { help, script, ...size } = asked(args);
  if (help) {
    say(HELP);
    return 0;
  }
  setLogLevel('error');
  return (await (script === undefined ? playAll(size) : playOne(script))) ? 0 : 1;
}
