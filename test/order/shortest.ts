import { type Lane } from './lane.js';
import { isWell } from './judge.js';
import { play } from './play.js';
import { type Script } from './script.js';

/** Steps sent side by side do not come out the same every time. */
const TRIES = 4;
let names = 0;

async function fails(lane: Lane, script: Script): Promise<boolean> {
  for (let i = 0; i < TRIES; i++) {
    if (!isWell(await play(lane, script, { shared: 'shortest', own: `shortest-${(names += 1)}` })))
      return true;
  }
  return false;
}

function* smaller(script: Script): Generator<Script> {
  for (let i = 0; i < script.length; i++) yield script.toSpliced(i, 1);
  for (const [i, step] of script.entries())
    if (step.beside) yield script.with(i, { ...step, beside: false });
  for (const [i, step] of script.entries())
    if (step.pieces.length > 1) yield script.with(i, { ...step, pieces: step.pieces.slice(0, 1) });
}

/**
 * A script that still shows a fault, and none with one step less does. The script itself when the
 * fault does not come again.
 */
export async function shortest(lane: Lane, script: Script): Promise<Script> {
  for (const less of smaller(script)) if (await fails(lane, less)) return shortest(lane, less);
  return script;
}
