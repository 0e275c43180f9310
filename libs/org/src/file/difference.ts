import { aboutPeople, aboutPlanned, inTwoCells } from './about-people.js';
import { changedFields, compare, shownDay, told } from './changed-lines.js';
import type { Compared, OrgChange } from './org-change.js';

/** Of each cell the term that starts last: its members are those of today. */
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

/** What the import would change, in words, by section. Pure. */
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
