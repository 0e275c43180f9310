import { termBounds } from './bounds.js';
import type { OrgFile } from './org-shape.js';
import type { OrgFinding } from './org-file-error.js';
import { signerFindings } from './signers.js';

interface Period {
  readonly owner: string;
  readonly from: string;
  readonly to?: string | null | undefined;
}

function repeated(section: string, field: string, keys: readonly string[]): OrgFinding[] {
  const first = new Map<string, number>();
  return keys.flatMap((key, index) => {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier === undefined
      ? []
      : [{ path: [section, index, field], message: `trùng với mục thứ ${earlier + 1}` }];
  });
}

interface Reference {
  readonly at: readonly [section: string, field: string];
  readonly keys: readonly string[];
  readonly known: Iterable<string>;
  readonly what: string;
}

function unknown({ at: [section, field], keys, known, what }: Reference): OrgFinding[] {
  const all = new Set(known);
  return keys.flatMap((key, index) =>
    all.has(key)
      ? []
      : [{ path: [section, index, field], message: `${what} “${key}” không có trong tệp` }],
  );
}

/**
 * Periods run forward, and those of one owner never overlap. So on any day there is one letterhead,
 * and at most one term.
 */
function periods(section: string, items: readonly Period[]): OrgFinding[] {
  const last = new Map<string, { period: Period; index: number }>();
  const order = items
    .map((period, index) => ({ period, index }))
    .sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  return order.flatMap(({ period, index }) => {
    if (period.to && period.to < period.from)
      return [{ path: [section, index, 'to'], message: 'sớm hơn “Từ ngày”' }];
    const before = last.get(period.owner);
    last.set(period.owner, { period, index });
    if (!before || (before.period.to && before.period.to < period.from)) return [];
    return [
      {
        path: [section, index, 'from'],
        message: `chồng thời gian với mục thứ ${before.index + 1} (ghi “Đến ngày” cho mục đó)`,
      },
    ];
  });
}

function withoutCommittee({ cells, planned }: OrgFile): OrgFinding[] {
  const small = new Set(cells.filter((cell) => !cell.hasCommittee).map((cell) => cell.id));
  return planned.flatMap(({ cell, post }, index) =>
    post === 'chi-uy-vien' && small.has(cell)
      ? [
          {
            path: ['planned', index, 'post'],
            message: `chi bộ “${cell}” không có chi ủy, không quy hoạch chi ủy viên`,
          },
        ]
      : [],
  );
}

function aboutCells({ committee, cells }: OrgFile): OrgFinding[] {
  const taken = cells.flatMap(({ id }, index) =>
    id === committee.id
      ? [{ path: ['cells', index, 'id'], message: 'trùng với mã của Đảng ủy' }]
      : [],
  );
  // A cell has one line, so only the direction of its own period can be wrong.
  return [
    ...taken,
    ...repeated(
      'cells',
      'id',
      cells.map((cell) => cell.id),
    ),
    ...periods(
      'cells',
      cells.map(({ from, to }, index) => ({ owner: String(index), from, to })),
    ),
  ];
}

function aboutTerms(file: OrgFile): OrgFinding[] {
  const { committee, cells, terms, registers } = file;
  const committeeTerms = terms
    .filter((term) => term.body === committee.id)
    .map((term) => term.name);
  return [
    ...unknown({
      at: ['terms', 'body'],
      keys: terms.map((term) => term.body),
      known: [committee.id, ...cells.map((cell) => cell.id)],
      what: 'mã',
    }),
    ...repeated(
      'terms',
      'name',
      terms.map((term) => `${term.body} ${term.name}`),
    ),
    ...termBounds(file),
    ...periods(
      'terms',
      terms.map(({ body, from, to }) => ({ owner: body, from, to })),
    ),
    ...unknown({
      at: ['registers', 'term'],
      keys: registers.map((row) => row.term),
      known: committeeTerms,
      what: 'nhiệm kỳ của Đảng ủy',
    }),
    ...repeated(
      'registers',
      'type',
      registers.map((row) => `${row.term} ${row.type}`),
    ),
  ];
}

function aboutPlanned(file: OrgFile): OrgFinding[] {
  const { cells, terms, people, planned } = file;
  const cellIds = new Set(cells.map((cell) => cell.id));
  const cellTerms = new Set(terms.map((term) => `${term.body} ${term.name}`));
  return [
    ...unknown({
      at: ['planned', 'cell'],
      keys: planned.map((row) => row.cell),
      known: cellIds,
      what: 'chi bộ',
    }),
    ...unknown({
      at: ['planned', 'person'],
      keys: planned.map((row) => row.person),
      known: people.map((person) => person.cardNumber),
      what: 'số thẻ',
    }),
    ...planned.flatMap(({ cell, term }, index) =>
      cellTerms.has(`${cell} ${term}`) || !cellIds.has(cell)
        ? []
        : [
            {
              path: ['planned', index, 'term'],
              message: `chi bộ “${cell}” không có nhiệm kỳ ${term} trong tệp`,
            },
          ],
    ),
    ...repeated(
      'planned',
      'person',
      planned.map((row) => `${row.cell} ${row.term} ${row.person} ${row.post}`),
    ),
    ...withoutCommittee(file),
  ];
}

function oldCards({ people }: OrgFile): OrgFinding[] {
  const cards = new Set(people.map(({ cardNumber }) => cardNumber));
  return [
    ...repeated(
      'people',
      'oldCardNumber',
      people.map(({ oldCardNumber }, index) => oldCardNumber ?? `#${index}`),
    ),
    ...people.flatMap(({ oldCardNumber }, index) =>
      oldCardNumber !== undefined && cards.has(oldCardNumber)
        ? [
            {
              path: ['people', index, 'oldCardNumber'],
              message:
                `thẻ cũ “${oldCardNumber}” cũng ghi là thẻ hiện nay của một đảng viên trong ` +
                'tệp',
            },
          ]
        : [],
    ),
  ];
}

/**
 * What one line alone cannot show: repeated keys, references to nothing, and periods that overlap.
 */
export function crossChecks(file: OrgFile): OrgFinding[] {
  return [
    ...periods(
      'letterheads',
      file.letterheads.map(({ from, to }) => ({ owner: file.committee.id, from, to })),
    ),
    ...aboutCells(file),
    ...signerFindings(file),
    ...aboutTerms(file),
    ...repeated(
      'people',
      'cardNumber',
      file.people.map((person) => person.cardNumber),
    ),
    ...oldCards(file),
    ...aboutPlanned(file),
  ];
}
