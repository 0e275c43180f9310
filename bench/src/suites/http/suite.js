import { rate, showRate } from '../../rows.js';
import { CELLS } from './organisation.js';

const module = (file) => new URL(file, import.meta.url).href;
const CLIENTS = 32;

const showTimes = ({ p50, p95, p99 }) =>
  `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
const times = (p99 = {}) => [
  { name: 'p50', unit: 'ms', value: (run) => run.p50 },
  { name: 'p95', unit: 'ms', value: (run) => run.p95 },
  { name: 'p99', unit: 'ms', value: (run) => run.p99, ...p99 },
];
const show = (unit) => (result) => `${showRate(unit)(result)}, ${showTimes(result)}`;

const submits = ({ kind, title, n, targets }) => ({
  case: `submit ${title}, ${CLIENTS} clients`,
  unit: 'submits/s',
  budgetSeconds: 240,
  show: show('submits/s'),
  contestants: {
    ours: { module: module('ours.js'), params: { kind, clients: CLIENTS, n } },
    plain: {
      module: module('plain.js'),
      label: 'bare Nest + TypeORM inserting the same body',
      params: { kind, clients: CLIENTS, n },
    },
  },
  comparisons: [{ peer: 'plain', ...(targets ? { atLeast: 0.6 } : {}) }],
  figures: [
    { name: 'rate', value: rate, ...(targets ? { atLeast: 1200 } : {}) },
    ...times(targets ? { atMost: 80 } : {}),
  ],
});

const reads = {
  board: `GET board of ${CELLS} cells`,
  directives: 'GET list of directives',
  messages: 'GET list of messages',
  obligation: 'GET one obligation',
  session: 'GET session',
  'sign-in': 'POST session (argon2id)',
};

const reading = (n) => ({
  case: `${CLIENTS} clients`,
  unit: 'answers/s',
  budgetSeconds: 180,
  show: (run) =>
    Object.keys(reads)
      .map((what) => `${what} ${Math.round(rate(run[what]))}/s p99 ${run[what].p99.toFixed(0)}`)
      .join(', '),
  contestants: { ours: { module: module('read.js'), params: { clients: CLIENTS, n } } },
  figures: Object.entries(reads).flatMap(([what, name]) => [
    { name, value: (run) => rate(run[what]) },
    ...['p50', 'p95', 'p99'].map((p) => ({
      name: `${name}, ${p}`,
      unit: 'ms',
      value: (run) => run[what][p],
    })),
  ]),
});

const storm = {
  case: `${CELLS} cells in the last 10 s before a cutoff`,
  unit: 'reports',
  budgetSeconds: 240,
  show: ({ answered, onTime, held, late, marked, silent, ...run }) =>
    `${answered} answered: ${onTime} on time, ${held} held, ${late} late; of them ${marked} ` +
    `marked, of ${silent} silent ones all · ${showTimes(run)}`,
  contestants: { ours: { module: module('storm.js'), params: { n: CELLS } } },
  figures: [
    { name: 'answered', value: (run) => run.answered, atLeast: CELLS },
    { name: 'on time', value: (run) => run.onTime },
    { name: 'held for a person', value: (run) => run.held },
    { name: 'late though sent in time', value: (run) => run.inTime - run.onTime - run.held },
    { name: 'marked though sent in time', value: (run) => run.marked, atMost: 0 },
    ...times(),
  ],
};

export const http = {
  name: 'http',
  about:
    'the api as its own process in production mode, asked over keep-alive connections by another ' +
    'process on the same machine, without a worker but before the cutoff; there is no full-text ' +
    'search yet, so lists are read instead',
  contests: ({ n }) => [
    submits({ kind: 'form', title: 'a form of twelve rows', n: n ?? 3000, targets: true }),
    submits({ kind: 'planning', title: 'a review of planning lists', n: n ?? 1500 }),
    reading(n ?? 1500),
    storm,
  ],
};
