import { median, spread } from './statistics.js';

export const rate = ({ count, seconds }) => count / seconds;
export const showRate = (unit) => (result) =>
  `${Math.round(rate(result)).toLocaleString('en-US')} ${unit}`;

const round = (value) => (value === null ? null : Number(value.toPrecision(4)));

function verdict(ratio, { atLeast, atMost }) {
  if (atLeast !== undefined) return { target: `≥ ${atLeast}`, met: ratio >= atLeast };
  if (atMost !== undefined) return { target: `≤ ${atMost}`, met: ratio <= atMost };
  return {};
}

/**
 * Ours beside one peer: the medians and their ratio. `value` maps a run to its figure. More is
 * better unless the target says `atMost`.
 */
export function compare({ suite, contest, results, comparison, conditions }) {
  const { peer, value = rate, unit = contest.unit } = comparison;
  const ours = results.ours.map(value);
  const theirs = results[peer].map(value);
  const ratio = median(ours) / median(theirs);
  return {
    suite,
    case: contest.case,
    ours: round(median(ours)),
    against: contest.contestants[peer].label,
    peer: round(median(theirs)),
    ratio: round(ratio),
    unit,
    n: contest.contestants.ours.params.n,
    peerN: contest.contestants[peer].params.n,
    runs: ours.length,
    ...verdict(ratio, comparison),
    spread: { ours: round(spread(ours)), peer: round(spread(theirs)) },
    values: { ours: ours.map(round), peer: theirs.map(round) },
    conditions: {
      ...conditions,
      load: {
        ours: results.ours.map((run) => run.load),
        peer: results[peer].map((run) => run.load),
      },
    },
  };
}

/** A figure of ours alone. A target is then a limit on the figure itself. */
export function single({ suite, contest, results, figure, conditions }) {
  const { name, value, unit = contest.unit } = figure;
  const ours = results.ours.map(value);
  return {
    suite,
    case: name ? `${contest.case}, ${name}` : contest.case,
    ours: round(median(ours)),
    against: null,
    peer: null,
    ratio: null,
    unit,
    n: contest.contestants.ours.params.n,
    runs: ours.length,
    ...verdict(median(ours), figure),
    spread: { ours: round(spread(ours)) },
    values: { ours: ours.map(round) },
    conditions: { ...conditions, load: { ours: results.ours.map((run) => run.load) } },
  };
}
