import type { OrgFinding } from './org-file-error.js';
import type { OrgFile } from './org-shape.js';

// These are bounds for dates that exist and yet cannot be meant. A slip in a year prints on every
// paper of that year, or opens a register of its own.

const FOUNDED = 1930;
const LONGEST = 6;
const AHEAD = 10;
const YOUNGEST = 16;
const OLDEST = 105;

const yearOf = (day: string): number => Number(day.slice(0, 4));
const shownDay = (day: string): string => day.split('-').reverse().join('/');
/** The same day of another year. Days are only compared, so 29 February of any year will do. */
const yearsAfter = (day: string, years: number): string =>
  `${String(yearOf(day) + years).padStart(4, '0')}${day.slice(4)}`;

interface Bodies {
  readonly committee: string;
  /** The first and the last day of a body, as far as the file tells. */
  readonly lives: ReadonlyMap<
    string,
    { readonly from: string; readonly to?: string | null | undefined }
  >;
}

function bodiesOf({ committee, letterheads, cells }: OrgFile): Bodies {
  const days = letterheads.map(({ from }) => from).sort();
  const last = letterheads.find(({ from }) => from === days.at(-1));
  return {
    committee: committee.id,
    lives: new Map([
      [committee.id, { from: days[0] ?? '', to: last?.to }],
      ...cells.map(({ id, from, to }) => [id, { from, to }] as const),
    ]),
  };
}

type Term = OrgFile['terms'][number];
type Said = readonly [field: string, message: string];

function aboutYears({ body, name }: Term, { committee }: Bodies): Said[] {
  const [first, last] = name.split('-').map(Number) as [number, number];
  const years = last - first;
  if (years < 1) return [['name', `năm cuối ${last} phải sau năm đầu ${first}`]];
  if (body === committee && (years < 4 || years > LONGEST))
    return [
      [
        'name',
        `nhiệm kỳ của Đảng ủy là 5 năm (chấp nhận 4 đến ${LONGEST}), “${name}” là ${years} năm`,
      ],
    ];
  return years > LONGEST
    ? [['name', `“${name}” dài ${years} năm, nhiệm kỳ dài nhất ${LONGEST} năm`]]
    : [];
}

/**
 * True when the term begins in its first year, within a year. A body that is founded within a term
 * of its superior takes that term's name.
 */
function startFits({ body, name, from }: Term, { lives }: Bodies): boolean {
  const [first, last] = name.split('-').map(Number) as [number, number];
  return (
    Math.abs(yearOf(from) - first) <= 1 ||
    (from === lives.get(body)?.from && yearOf(from) > first && yearOf(from) <= last)
  );
}

/**
 * True when the term ends in its last year, within a year. When a body ends, its term ends with it.
 */
function endFits({ body, name }: Term, to: string, { lives }: Bodies): boolean {
  const last = Number(name.slice(5));
  return Math.abs(yearOf(to) - last) <= 1 || (to === lives.get(body)?.to && yearOf(to) < last);
}

function aboutDays(term: Term, bodies: Bodies): Said[] {
  const { name, from, to } = term;
  const [first, last] = name.split('-').map(Number) as [number, number];
  if (!startFits(term, bodies))
    return [
      [
        'from',
        `${shownDay(from)} không khớp nhiệm kỳ “${name}”: phải bắt đầu trong khoảng ` +
          `${first - 1}–${first + 1}`,
      ],
    ];
  // A last day before the first has a finding of its own.
  if (!to || to < from) return [];
  if (!endFits(term, to, bodies))
    return [
      [
        'to',
        `${shownDay(to)} không khớp nhiệm kỳ “${name}”: phải kết thúc trong khoảng ` +
          `${last - 1}–${last + 1}`,
      ],
    ];
  return to > yearsAfter(from, LONGEST)
    ? [['to', `từ ${shownDay(from)} đến ${shownDay(to)} dài hơn ${LONGEST} năm`]]
    : [];
}

const placed = (section: string, index: number, said: readonly Said[]): OrgFinding[] =>
  said.map(([field, message]) => ({ path: [section, index, field], message }));

/** Names and days that cannot be read have a finding of their own. */
const isReadable = ({ name, from, to }: Term): boolean =>
  /^\d{4}-\d{4}$/.test(name) && [from, to ?? from].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));

/** Findings where the name of a term, its days and the life of its body do not fit each other. */
export function termBounds(file: OrgFile): OrgFinding[] {
  const bodies = bodiesOf(file);
  return file.terms.flatMap((term, index) => {
    if (!isReadable(term)) return [];
    const years = aboutYears(term, bodies);
    return placed('terms', index, years.length > 0 ? years : aboutDays(term, bodies));
  });
}

interface Period {
  readonly from: string;
  readonly to?: string | null | undefined;
}

function aboutPeriod({ from, to }: Period, latest: string): Said[] {
  const far = (day: string): string =>
    `${shownDay(day)} quá xa (sau ${shownDay(latest)}); kiểm tra năm`;
  return [
    ...(yearOf(from) < FOUNDED
      ? [['from', `${shownDay(from)} trước năm ${FOUNDED}; kiểm tra năm`] as const]
      : []),
    ...(from > latest ? [['from', far(from)] as const] : []),
    ...(to && to > latest ? [['to', `${far(to)}, hoặc để trống nếu chưa kết thúc`] as const] : []),
  ];
}

/** A year or a month alone is judged by its first and its last day. */
const firstOf = (born: string): string => `${born}-01-01`.slice(0, 10);
const lastOf = (born: string): string =>
  `${born}${'-12-31'.slice(born.length === 4 ? 0 : 3)}`.slice(0, 10);

function aboutBirth(born: string, today: string): string | undefined {
  if (firstOf(born) > today) return `${shownDay(born)} chưa đến, hôm nay là ${shownDay(today)}`;
  if (firstOf(born) > yearsAfter(today, -YOUNGEST))
    return `sinh ${shownDay(born)} thì chưa đủ ${YOUNGEST} tuổi vào hôm nay ${shownDay(today)}`;
  return lastOf(born) <= yearsAfter(today, -OLDEST - 1)
    ? `sinh ${shownDay(born)} thì đã quá ${OLDEST} tuổi; kiểm tra năm sinh`
    : undefined;
}

function aboutPerson({ born, joinedOn }: OrgFile['people'][number], today: string): Said[] {
  const wrong = aboutBirth(born, today);
  if (wrong !== undefined) return [['born', wrong]];
  if (!joinedOn) return [];
  if (joinedOn > today)
    return [['joinedOn', `${shownDay(joinedOn)} chưa đến, hôm nay là ${shownDay(today)}`]];
  return joinedOn < yearsAfter(firstOf(born), YOUNGEST)
    ? [
        [
          'joinedOn',
          `vào Đảng ${shownDay(joinedOn)} khi chưa đủ ${YOUNGEST} tuổi (sinh ${shownDay(born)})`,
        ],
      ]
    : [];
}

/**
 * What the day of the import makes impossible: periods of another century, people who are not born
 * yet, too young or too old, and joinings that lie ahead.
 */
export function boundsOn(file: OrgFile, today: string): OrgFinding[] {
  const horizon = yearsAfter(today, AHEAD);
  const periods = (['letterheads', 'cells', 'terms'] as const).flatMap((section) =>
    file[section].flatMap((line, index) => placed(section, index, aboutPeriod(line, horizon))),
  );
  return [
    ...periods,
    ...file.people.flatMap((person, index) => placed('people', index, aboutPerson(person, today))),
  ];
}
