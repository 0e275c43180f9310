import { changedFields, compare, shown, told } from './changed-lines.js';
import { grouped } from './grouped.js';
import type { Compared, OrgChange } from './org-change.js';
import type { OrgFile } from './org-shape.js';
import { plannedKey } from './keep-recorded.js';

export function aboutPeople({ file, people, recorded }: Compared): OrgChange[] {
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

export function aboutPlanned({ file, people, recorded }: Compared): OrgChange[] {
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
      // The file is the whole truth of a cell's term that it names, and says nothing of the others.
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

export function inTwoCells({ file }: Compared): OrgChange[] {
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
