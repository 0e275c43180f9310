import { finding, type Finding, type Row, type Value } from '#libs/forms';
import { most } from '../model/submission.js';
import type { PlanningTable } from '../rules/case.js';
import type { PlanningReads } from './assemble.js';
import { cellsOf, personColumns } from './meanings.js';
import { textOf } from './person-row.js';

// Contradictions between rows, found before the rules are asked. libs/forms reads a table's own
// cells.

interface Listed {
  readonly row: Row;
  readonly table: 'review' | 'additions';
}

const at = (row: Row): Finding['row'] => ({ key: row.key, number: row.number });
const cardOf = (row: Row): string => textOf(cellsOf<'votes'>(row).cardNumber);

/**
 * A person may stand in several rows (terms, posts). Each row must say the same about the person.
 */
function describedTwice(rows: readonly Listed[]): Finding[] {
  const first = new Map<string, Row>();
  return rows
    .filter(({ row }) => cardOf(row) !== '')
    .flatMap(({ row, table }) => {
      const card = cardOf(row);
      const earlier = first.get(card) ?? row;
      first.set(card, earlier);
      return personColumns
        .filter((column) => (earlier.values[column] ?? null) !== (row.values[column] ?? null))
        .map((column) =>
          finding({
            rule: 'PERSON_ROWS_DIFFER',
            severity: 'error',
            table,
            row: at(row),
            column,
            message: `Thẻ ${card}: dòng này ghi khác dòng ${earlier.number}`,
            fix:
              'Cùng một người thì các dòng phải ghi giống nhau; nếu là hai người thì sửa số ' +
              'thẻ.',
          }),
        );
    });
}

/** True when all three numbers of a ballot are there, or none. */
function ballotIsWhole(row: Row): boolean {
  const { issued, returned, valid } = cellsOf<'meetings'>(row);
  const given = [issued, returned, valid].filter((count) => (count ?? null) !== null);
  return [0, 3].includes(given.length);
}

function badMeetings({ meetings, votes }: PlanningReads): Finding[] {
  const ballots = new Map(
    meetings.map((row) => {
      const { meeting, issued } = cellsOf<'meetings'>(row);
      return [meeting, issued] as const;
    }),
  );
  const balloted = (row: Row): boolean =>
    (ballots.get(cellsOf<'votes'>(row).meeting ?? null) ?? null) !== null;
  return [
    ...meetings
      .filter((row) => !/^[A-Za-z0-9._-]{1,64}$/.test(textOf(cellsOf<'meetings'>(row).meeting)))
      .map((row) =>
        finding({
          rule: 'MEETING_ID_UNREADABLE',
          severity: 'error',
          table: 'meetings',
          row: at(row),
          column: 'meeting',
          message: 'Mã hội nghị có dấu hoặc khoảng trắng',
          fix: 'Đặt mã ngắn, không dấu, ví dụ H1.',
        }),
      ),
    ...meetings
      .filter((row) => !ballotIsWhole(row))
      .map((row) =>
        finding({
          rule: 'BALLOT_INCOMPLETE',
          severity: 'error',
          table: 'meetings',
          row: at(row),
          column: 'issued',
          message: 'Chưa ghi đủ số phiếu phát ra, thu về, hợp lệ',
          fix: 'Ghi đủ ba số; nếu không bỏ phiếu thì để trống cả ba.',
        }),
      ),
    ...votes
      .filter((row) => !balloted(row))
      .map((row) =>
        finding({
          rule: 'VOTE_WITHOUT_BALLOT',
          severity: 'error',
          table: 'votes',
          row: at(row),
          column: 'meeting',
          message: `Không có hội nghị bỏ phiếu mang mã “${textOf(cellsOf<'votes'>(row).meeting)}”`,
          fix: 'Ghi hội nghị và số phiếu ở bảng Hội nghị.',
        }),
      ),
  ];
}

/** A number that a person's record cannot have. The reader of single cells does not know that. */
function shortCards(read: PlanningReads): Finding[] {
  return (['review', 'additions', 'votes'] as const).flatMap((table: PlanningTable) =>
    read[table]
      .filter((row) => [1, 2, 3].includes(cardOf(row).length))
      .map((row) =>
        finding({
          rule: 'CARD_TOO_SHORT',
          severity: 'error',
          table,
          row: { key: `#${row.number}`, number: row.number },
          column: 'cardNumber',
          message: `Số thẻ “${cardOf(row)}” ngắn hơn 4 ký tự`,
          fix: 'Ghi đủ số trên thẻ đảng viên, kể cả các số 0 ở đầu.',
        }),
      ),
  );
}

/** Each table may be within its own length while both together are not. */
function tooManyLines(rows: readonly Listed[]): Finding[] {
  const people = new Set(rows.map(({ row }) => cellsOf<'review'>(row).cardNumber)).size;
  const terms = new Map<Value, number>();
  for (const { row } of rows) {
    const term = cellsOf<'review'>(row).term ?? null;
    terms.set(term, (terms.get(term) ?? 0) + 1);
  }
  const longestList = Math.max(0, people, ...terms.values());
  if (longestList <= most.lines) return [];
  return [
    finding({
      rule: 'LIST_TOO_LONG',
      severity: 'error',
      table: 'additions',
      measured: String(longestList),
      message:
        `Danh sách rà soát và bổ sung có ${longestList} dòng hoặc người trong một báo cáo, ` +
        `nhiều hơn ${most.lines}`,
      fix: 'Xóa các dòng thừa; nếu đúng là nhiều người như vậy thì báo văn thư Đảng ủy.',
    }),
  ];
}

/** The cell must conclude about each term that its rows name, and about one at least. */
function notConcluded({ terms }: PlanningReads, rows: readonly Listed[]): Finding[] {
  if (terms.length + rows.length === 0)
    return [
      finding({
        rule: 'TERM_NOT_CONCLUDED',
        severity: 'error',
        table: 'terms',
        message: 'Chưa có kết luận về nhiệm kỳ nào',
        fix: 'Ghi kết quả rà soát của từng nhiệm kỳ ở bảng Kết luận.',
      }),
    ];
  const concluded = new Set(terms.map((row) => cellsOf<'terms'>(row).term));
  const termOf = (row: Row): Value => cellsOf<'review'>(row).term ?? null;
  return rows
    .filter(({ row }) => termOf(row) !== null && !concluded.has(termOf(row)))
    .map(({ row, table }) =>
      finding({
        rule: 'TERM_NOT_CONCLUDED',
        severity: 'error',
        table,
        row: at(row),
        column: 'term',
        message: 'Nhiệm kỳ của dòng này chưa có kết luận',
        fix: 'Ghi kết quả rà soát của nhiệm kỳ ở bảng Kết luận.',
      }),
    );
}

export function rowFindings(read: PlanningReads): Finding[] {
  const rows = (['review', 'additions'] as const).flatMap((table) =>
    read[table].map((row): Listed => ({ row, table })),
  );
  return [
    ...shortCards(read),
    ...describedTwice(rows),
    ...badMeetings(read),
    ...tooManyLines(rows),
    ...notConcluded(read, rows),
  ];
}
