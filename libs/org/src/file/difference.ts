import { grouped } from './grouped.js';
import { choiceLabels, fieldLabels } from './labels.js';
import type { OrgFile } from './org-shape.js';
import { plannedKey } from './keep-recorded.js';
import type { WhoIsWho } from './who-is-who.js';

/**
 * `danger` takes something away or moves what other things stand on, so it is done only when
 * confirmed. `kept` is on record, is not in the file, and stays.
 */
export interface OrgChange {
  readonly kind: 'add' | 'change' | 'danger' | 'kept' | 'note';
  /** The section of the file. */
  readonly section: keyof OrgFile;
  /** One line for the person who imports. It names the body or the person. */
  readonly text: string;
}

export interface Compared {
  /** What is on record; `nothing` when the committee is new. */
  readonly recorded: OrgFile;
  /** The file, with what it leaves out filled in. */
  readonly file: OrgFile;
  readonly people: WhoIsWho;
}

const shownDay = (day: string): string => day.split('-').reverse().join('/');

const words = new Map<unknown, string>([
  [null, '(trống)'],
  [undefined, '(trống)'],
  ['', '(trống)'],
  [true, 'có'],
  [false, 'không'],
]);

function shown(field: string, value: unknown): string {
  const label = words.get(value) ?? choiceLabels[field]?.[String(value)];
  if (label !== undefined) return label;
  return /^\d{4}-\d{2}(-\d{2})?$/.test(String(value))
    ? shownDay(String(value))
    : `“${String(value)}”`;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a line that differ from the record. */
function changedFields(line: object, recorded: object, skip: readonly string[] = []): string[] {
  return Object.keys(line).filter(
    (field) =>
      !skip.includes(field) &&
      field in recorded &&
      ((line as Fields)[field] ?? null) !== ((recorded as Fields)[field] ?? null),
  );
}

const told = (section: string, field: string, [before, after]: readonly [object, object]): string =>
  `${(fieldLabels[section]?.[field] ?? field).toLocaleLowerCase('vi')}: ` +
  `${shown(field, (before as Fields)[field])} → ${shown(field, (after as Fields)[field])}`;

interface Compare<T extends object> {
  readonly section: 'letterheads' | 'cells' | 'terms' | 'planned';
  readonly recorded: readonly T[];
  readonly lines: readonly T[];
  readonly key: (line: T) => string;
  readonly name: (line: T) => string;
  readonly dangerous: readonly string[];
  readonly missing: (line: T) => OrgChange | undefined;
}

function compare<T extends object>({
  section,
  recorded,
  lines,
  key,
  name,
  dangerous,
  missing,
}: Compare<T>): OrgChange[] {
  const known = new Map(recorded.map((line) => [key(line), line]));
  const named = new Set(lines.map(key));
  return [
    ...lines.flatMap((line): OrgChange[] => {
      const before = known.get(key(line));
      if (!before) return [{ kind: 'add', section, text: `thêm ${name(line)}` }];
      return changedFields(line, before).map((field): OrgChange => ({
        kind: dangerous.includes(field) ? 'danger' : 'change',
        section,
        text: `${name(line)}, ${told(section, field, [before, line])}`,
      }));
    }),
    ...recorded.filter((line) => !named.has(key(line))).flatMap((line) => missing(line) ?? []),
  ];
}

function aboutPeople({ file, people, recorded }: Compared): OrgChange[] {
  const planned = new Set(
    file.people.map(({ cardNumber }) => people.known.get(cardNumber)?.cardNumber ?? cardNumber),
  );
  const absent = recorded.people.filter(({ cardNumber }) => !planned.has(cardNumber));
  return [
    ...file.people.flatMap((person): OrgChange[] => {
      const { cardNumber, name } = person;
      const before = people.known.get(cardNumber);
      if (!before)
        return [{ kind: 'add', section: 'people', text: `thêm ${name} (thẻ ${cardNumber})` }];
      const card: OrgChange[] =
        before.cardNumber === cardNumber
          ? []
          : [
              {
                kind: 'change',
                section: 'people',
                text: `${name}: thẻ đổi ${before.cardNumber} → ${cardNumber}, vẫn là một đảng viên`,
              },
            ];
      return [
        ...card,
        ...changedFields(person, before, ['cardNumber', 'oldCardNumber']).map(
          (field): OrgChange => ({
            kind: 'change',
            section: 'people',
            text: `${before.name} (thẻ ${cardNumber}), ${told('people', field, [before, person])}`,
          }),
        ),
      ];
    }),
    ...people.doubles.map(({ person, recorded: known }): OrgChange => ({
      kind: 'danger',
      section: 'people',
      text:
        `${person.name} (thẻ ${person.cardNumber}) trùng họ tên, ngày sinh với đồng chí thẻ ` +
        `${known.cardNumber}. Nếu là một người đổi thẻ thì ghi “Số thẻ cũ”; xác nhận nghĩa là ` +
        'hai người khác nhau',
    })),
    ...absent.map(({ name, cardNumber }): OrgChange => ({
      kind: 'kept',
      section: 'people',
      text: `${name} (thẻ ${cardNumber})`,
    })),
  ];
}

function aboutPlanned({ file, people, recorded }: Compared): OrgChange[] {
  const cells = new Map([...recorded.cells, ...file.cells].map(({ id, name }) => [id, name]));
  const cardOf = (card: string): string => people.known.get(card)?.cardNumber ?? card;
  const names = new Map(
    [
      ...recorded.people,
      ...file.people.map((person) => ({ ...person, cardNumber: cardOf(person.cardNumber) })),
    ].map(({ cardNumber, name }) => [cardNumber, name]),
  );
  const where = ({ cell, term, post }: OrgFile['planned'][number]): string =>
    `${shown('post', post)}, ${cells.get(cell) ?? cell}, nhiệm kỳ ${term}`;
  const lines = file.planned.map((line) => ({ ...line, person: cardOf(line.person) }));
  const listed = new Set(file.terms.map(({ body, name }) => `${body} ${name}`));
  const name = (card: string): string => names.get(card) ?? card;
  const known = new Set(recorded.planned.map(plannedKey));
  const added = grouped(
    lines.filter((line) => !known.has(plannedKey(line))),
    ({ person, term }) => `${person} ${term}`,
  );
  const moved = (line: OrgFile['planned'][number]) => {
    const elsewhere = (added.get(`${line.person} ${line.term}`) ?? []).filter(
      (other) => other.cell !== line.cell,
    );
    return elsewhere.find(({ post }) => post === line.post) ?? elsewhere[0];
  };
  return compare({
    section: 'planned',
    recorded: recorded.planned,
    lines,
    key: plannedKey,
    dangerous: [],
    name: (line) => `${name(line.person)} (${where(line)})`,
    missing: (line) => {
      // The file is the whole truth of each term of a cell that it names, and says nothing of the
      // others.
      if (!listed.has(`${line.cell} ${line.term}`))
        return { kind: 'kept', section: 'planned', text: `${name(line.person)} (${where(line)})` };
      const to = moved(line);
      return {
        kind: 'danger',
        section: 'planned',
        text: to
          ? `chuyển ${name(line.person)} từ ${where(line)} sang ${where(to)}`
          : `bỏ ${name(line.person)} khỏi quy hoạch (${where(line)})`,
      };
    },
  });
}

function inTwoCells({ file }: Compared): OrgChange[] {
  const first = new Map<string, string>();
  const cells = new Map(file.cells.map(({ id, name }) => [id, name]));
  return file.planned.flatMap(({ cell, term, person }): OrgChange[] => {
    const earlier = first.get(`${person} ${term}`);
    first.set(`${person} ${term}`, earlier ?? cell);
    if (earlier === undefined || earlier === cell) return [];
    const name = file.people.find(({ cardNumber }) => cardNumber === person)?.name ?? person;
    return [
      {
        kind: 'note',
        section: 'planned',
        text:
          `${name} (thẻ ${person}) có trong quy hoạch của cả ${cells.get(earlier) ?? earlier} ` +
          `và ${cells.get(cell) ?? cell}, nhiệm kỳ ${term}: kiểm tra có đúng không`,
      },
    ];
  });
}

/**
 * Notes cells whose seats are more than their members. Of each cell it looks at the term that
 * starts last, because the members are those of today.
 */
function seatsOverMembers({ file }: Compared): OrgChange[] {
  return file.cells.flatMap(({ id, name, officialMembers }): OrgChange[] => {
    const last = file.terms
      .filter(({ body }) => body === id)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .at(-1);
    if (!last?.seats || officialMembers === 0 || last.seats <= officialMembers) return [];
    return [
      {
        kind: 'note',
        section: 'terms',
        text:
          `nhiệm kỳ ${last.name} của ${name} ghi ${last.seats} cấp ủy viên, chi bộ có ` +
          `${officialMembers} đảng viên chính thức: kiểm tra có đúng không`,
      },
    ];
  });
}

/** Says in words, section by section, what the import would change. Pure. */
export function orgDifference(compared: Compared): OrgChange[] {
  const { recorded, file } = compared;
  const cells = new Map([...recorded.cells, ...file.cells].map(({ id, name }) => [id, name]));
  const bodyName = (body: string): string => cells.get(body) ?? 'Đảng ủy';
  const committee =
    recorded.committee.id !== ''
      ? changedFields(file.committee, recorded.committee).map((field): OrgChange => ({
          kind: 'change',
          section: 'committee',
          text: told('committee', field, [recorded.committee, file.committee]),
        }))
      : [
          {
            kind: 'add' as const,
            section: 'committee' as const,
            text: `thêm Đảng ủy “${file.committee.id}”`,
          },
        ];
  return [
    ...committee,
    ...compare({
      section: 'letterheads',
      recorded: recorded.letterheads,
      lines: file.letterheads,
      key: ({ from }) => from,
      name: ({ from }) => `tiêu đề văn bản từ ${shownDay(from)}`,
      dangerous: ['to'],
      missing: ({ from }) => ({
        kind: 'danger',
        section: 'letterheads',
        text: `bỏ tiêu đề văn bản từ ${shownDay(from)} (không có trong tệp)`,
      }),
    }),
    ...compare({
      section: 'cells',
      recorded: recorded.cells,
      lines: file.cells,
      key: ({ id }) => id,
      name: ({ name }) => name,
      dangerous: ['from', 'to', 'hasCommittee'],
      missing: ({ name }) => ({
        kind: 'kept',
        section: 'cells',
        text: `${name} (muốn kết thúc thì ghi chi bộ vào tệp kèm “Đến ngày”)`,
      }),
    }),
    ...compare({
      section: 'terms',
      recorded: recorded.terms,
      lines: file.terms,
      key: ({ body, name }) => `${body} ${name}`,
      name: ({ body, name }) => `nhiệm kỳ ${name} của ${bodyName(body)}`,
      dangerous: ['from', 'to'],
      missing: ({ body, name }) => ({
        kind: 'kept',
        section: 'terms',
        text: `nhiệm kỳ ${name} của ${bodyName(body)}`,
      }),
    }).map((change) =>
      change.kind === 'change' && change.text.endsWith('→ (trống)')
        ? { ...change, kind: 'danger' as const }
        : change,
    ),
    ...aboutPeople(compared),
    ...aboutPlanned(compared),
    ...inTwoCells(compared),
    ...seatsOverMembers(compared),
  ];
}
