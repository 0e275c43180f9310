import { describe } from './conditions.js';

const number = (value) =>
  value === null || value === undefined
    ? ''
    : value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 });
const percent = (value) => (value === undefined ? '' : `± ${Math.round(value * 50)} %`);
const loads = ({ conditions: { load } }) => {
  const all = Object.values(load).flat();
  return `${Math.min(...all)}–${Math.max(...all)}`;
};

const COLUMNS = [
  'case',
  'ours',
  'against',
  'peer',
  'ratio',
  'target',
  'unit',
  'n',
  'runs',
  'spread',
  'load',
];

function cells(row) {
  const spread =
    row.spread === undefined
      ? ''
      : [percent(row.spread.ours), percent(row.spread.peer)].filter(Boolean).join(' / ');
  const target = row.target === undefined ? '' : `${row.target} ${row.met ? '✓' : '✗ missed'}`;
  const n =
    row.peerN === undefined || row.peerN === row.n
      ? number(row.n)
      : `${number(row.n)} / ${number(row.peerN)}`;
  return [
    row.case,
    number(row.ours),
    row.against ?? '',
    number(row.peer),
    number(row.ratio),
    target,
    row.unit,
    n,
    String(row.runs),
    spread,
    loads(row),
  ];
}

export function table(rows) {
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...rows.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** The page that `all` writes. */
export function resultsPage({ rows, failed, suites, conditions, seconds }) {
  const busy = rows.some((row) =>
    Object.values(row.conditions.load)
      .flat()
      .some((load) => load > conditions.cores),
  );
  return [
    '# Results',
    '',
    'Written by `npm run bench -- all`; do not edit. Ours and the peers in turn on one ' +
      'PostgreSQL, a process and a database of its own for every run,',
    'CHECKPOINT before each; medians, half the distance between the extremes as spread. ' +
      '`ratio` is ours / peer: more is better, but less where the target says ≤.',
    '',
    ...describe(conditions).map((line) => `- ${line}`),
    `- took ${Math.round(seconds / 60)} min` +
      (busy
        ? '; **the machine was busy with other work**: load above the number of cores before ' +
          'some runs'
        : ''),
    '',
    ...suites.flatMap(({ name, about }) => [
      `## ${name}`,
      '',
      `${about[0].toUpperCase()}${about.slice(1)}.`,
      '',
      failed.includes(name)
        ? '**Failed: no figures.**'
        : table(rows.filter((row) => row.suite === name)),
      '',
    ]),
  ].join('\n');
}
