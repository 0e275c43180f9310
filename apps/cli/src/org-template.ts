import { type OrgFile } from '#libs/org';
import { writeBook } from '#libs/documents';
import {
  type Column,
  choicesOf,
  GUIDE,
  type Kind,
  plans,
  type Section,
  type SheetPlan,
  titleOf,
} from './org-columns.js';

const kinds: Readonly<Record<Kind, string>> = {
  text: 'chữ',
  id: 'mã',
  card: 'ô kiểu Văn bản (Text), giữ các số 0 ở đầu',
  day: 'ngày/tháng/năm, ví dụ 15/02/2024',
  integer: 'số nguyên',
  'yes-no': 'có hoặc không',
  choice: 'một trong các giá trị đã định',
};
const special: Readonly<Record<string, string>> = {
  'committee.id': 'chữ thường không dấu, gạch nối, ví dụ dang-uy-vp; không đổi về sau',
  'committee.superior':
    'mã của Đảng ủy cấp trên, chỉ khi cấp trên cũng dùng hệ thống này; cấp trên thấy số liệu tổng',
  'cells.id': 'chữ thường không dấu, gạch nối, ví dụ cb-tong-hop; không đổi về sau',
  'terms.body': 'mã của Đảng ủy hoặc của chi bộ',
  'terms.name': 'ví dụ 2025-2027',
  'people.born': 'ngày/tháng/năm, tháng/năm hoặc năm',
  'letterheads.signsFor': 'văn bản ký T/M ai: Đảng ủy hoặc Ban Thường vụ',
  'cells.signerName': 'chỉ ghi khi Phó Bí thư ký; để trống hoặc “-” thì Bí thư ký',
  'cells.signsFor': 'văn bản ký T/M ai: Chi bộ hoặc Chi ủy',
  'people.oldCardNumber': 'chỉ ghi khi đổi thẻ: thẻ trước của chính đồng chí này',
  'planned.since': 'thông báo phê duyệt, ví dụ 62-TB/ĐU ngày 15/6/2022',
  'registers.type': 'loại văn bản: TB, CV, BC …',
  'registers.last': 'số cuối cùng đã dùng trên giấy; chỉ nâng, không hạ',
};

function guidance(column: Column): string {
  const choices = choicesOf(column.field);
  const what =
    special[`${column.section}.${column.field}`] ??
    (choices.length > 0 ? choices.join(', ') : kinds[column.kind]);
  return column.optional
    ? `${what}. Không bắt buộc: để trống thì giữ như đang ghi trong hệ thống, ghi “-” để xóa`
    : `${what}. Bắt buộc`;
}

const heading = { bold: true, wrap: true, border: true, fill: 'E7E6E6' } as const;
const plain = { format: '@', border: true } as const;

const GENERAL = [
  'Tệp tổ chức của Đảng ủy: điền các trang, không đổi tên trang và tên cột. Trang “Đảng ' +
    'viên” có thể bỏ trống nếu mọi người đều có ở trang “Quy hoạch”.',
  'Mỗi dòng một mục; không gộp ô, không ẩn dòng, mỗi ô ghi một người. Trang Hướng dẫn không ' +
    'được đọc.',
  'Xem trước: dondoc import-org TỆP --dry-run. Thay đổi bỏ bớt hoặc dời chỉ làm khi có --confirm.',
  'Chi bộ, nhiệm kỳ, đảng viên không có trong tệp thì giữ nguyên. Với nhiệm kỳ có trong tệp, ' +
    'trang “Quy hoạch” là danh sách đầy đủ: ai không có trong đó là đưa ra, phải xác nhận.',
];

function guideSheet() {
  const lines = [
    ...GENERAL.map((text) => [text]),
    [],
    ...plans.flatMap(({ title, columns }) => [
      [`Trang “${title}”`],
      ...columns.map((column) => ['', titleOf(column), guidance(column)]),
    ]),
  ];
  return {
    name: GUIDE,
    columns: [{ width: 18 }, { width: 26 }, { width: 90 }],
    rows: lines.map((cells) => ({
      cells: cells.map((value) => ({
        value,
        style: { bold: cells.length === 1 && value.startsWith('Trang') },
      })),
    })),
  };
}

const shownDay = (value: string): string => value.split('-').reverse().join('/');

const writers: Readonly<Partial<Record<Kind, (value: unknown) => string | number>>> = {
  'yes-no': (value) => (value === true ? 'có' : 'không'),
  integer: Number,
  day: (value) => shownDay(String(value)),
};

function cellValue(
  { kind, field, optional }: Column,
  line: Readonly<Record<string, unknown>>,
): string | number | null {
  const value = line[field];
  if (value === null || value === '') return optional ? '-' : null;
  return value === undefined ? null : (writers[kind] ?? String)(value);
}

type Line = Readonly<Partial<Record<Section, object>>>;

function sheetOf({ title, columns }: SheetPlan, lines: readonly Line[]) {
  const value = (column: Column, line: Line) =>
    cellValue(column, (line[column.section] ?? {}) as Record<string, unknown>);
  return {
    name: title,
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 28 : 16, style: plain })),
    rows: [
      { cells: columns.map((column) => ({ value: titleOf(column), style: heading })) },
      ...lines.map((line) => ({
        cells: columns.map((column) => ({
          value: value(column, line),
          style: column.kind === 'integer' ? { border: true } : plain,
        })),
      })),
    ],
    frozen: { rows: 1, columns: 0 },
  };
}

const empty: OrgFile = {
  format: 'dondoc-org/1',
  committee: { id: '' },
  letterheads: [],
  cells: [],
  terms: [],
  people: [],
  planned: [],
  registers: [],
};

/**
 * The organisation file as a workbook with guidance: empty and to be filled in, or saying what
 * `file` says.
 */
export function orgTemplate(file: OrgFile = empty): Buffer {
  const lines: readonly (readonly Line[])[] = [
    file.letterheads.map((letterheads, index) => ({
      committee: index === 0 ? file.committee : { id: file.committee.id },
      letterheads,
    })),
    file.cells.map((cells) => ({ cells })),
    file.terms.map((terms) => ({ terms })),
    file.planned.map((planned) => ({ planned })),
    file.registers.map((registers) => ({ registers })),
    file.people.map((people) => ({ people })),
  ];
  return writeBook({
    title: 'Tệp tổ chức',
    font: 'Times New Roman',
    size: 12,
    sheets: [...plans.map((plan, index) => sheetOf(plan, lines[index]!)), guideSheet()],
  });
}
