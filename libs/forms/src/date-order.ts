import { cleanText } from '#libs/text';
import { type Finding, finding } from './finding.js';
import type { RawRow, Table } from './form.js';

/** True when either part may be the month and the two differ. */
function isAmbiguous(raw: unknown): boolean {
  const parts =
    typeof raw === 'string'
      ? /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{4}$/.exec(cleanText(raw))
      : null;
  const [day, month] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts !== null && day <= 12 && month <= 12 && day !== month;
}

/**
 * When some days of a column begin with the month, the others may too: 03/05/1985 is then the third
 * of May or the fifth of March. Gives one finding per column.
 */
export function mixedOrders(
  table: Table,
  rows: readonly RawRow[],
  findings: readonly Finding[],
): Finding[] {
  return table.columns
    .filter(({ type }) => type === 'date' || type === 'partial-date')
    .flatMap(({ key, title }) => {
      const foreign = findings.find(
        ({ rule, column }) => rule === 'DATE_MONTH_FIRST' && column === key,
      );
      const doubtful = foreign ? rows.filter(({ cells }) => isAmbiguous(cells[key])) : [];
      const [first] = doubtful;
      if (!foreign || !first) return [];
      return [
        finding({
          rule: 'DATE_ORDER_MIXED',
          severity: 'warning',
          table: table.key,
          column: key,
          row: { key: `#${first.number}`, number: first.number },
          rows: doubtful.map(({ number }) => number),
          message:
            `Cột “${title}” có ngày viết tháng trước (dòng ${foreign.row?.number ?? ''}), nên ` +
            `${doubtful.length} ngày khác, như “${cleanText(String(first.cells[key]))}”, không ` +
            'chắc là ngày trước hay tháng trước; hệ thống hiểu là ngày trước',
          fix: 'Đối chiếu hồ sơ và viết cả cột theo dạng ngày/tháng/năm.',
        }),
      ];
    });
}
