import { type Column, defineForm, type Form, type FormInput } from '#libs/forms';
import { groundTitles } from '../model/approval.js';
import type { TermRef } from '../model/submission.js';
import { postTitles } from '../rules/case.js';

type ColumnInput = FormInput['tables'][number]['columns'][number];

const options = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ value, title }));

export const ratingTitles = {
  htxsnv: 'Hoàn thành xuất sắc nhiệm vụ',
  httnv: 'Hoàn thành tốt nhiệm vụ',
  htnv: 'Hoàn thành nhiệm vụ',
  khtnv: 'Không hoàn thành nhiệm vụ',
} as const;
export const meetingTitles = {
  'chi-uy-ra-soat': 'Chi ủy rà soát',
  'chi-bo': 'Hội nghị chi bộ',
  'chi-uy-ket-luan': 'Chi ủy kết luận',
} as const;
export const outcomeTitles = { unchanged: 'Không thay đổi', changed: 'Có thay đổi' } as const;
const decisionTitles = { continue: 'Tiếp tục', remove: 'Đưa ra' } as const;

const ratingChoices = Object.entries(ratingTitles).map(([value, title]) => ({
  value,
  title,
  aliases: [value.toUpperCase()],
}));

/**
 * Phụ lục 1 and 2 as they are used, plus ethnicity and discipline, which the summary and the rules
 * need (domain facts §2.6).
 */
const personColumns: readonly ColumnInput[] = [
  {
    key: 'cardNumber',
    title: 'Số thẻ đảng viên',
    type: 'code',
    required: true,
    width: 18,
    maxLength: 20,
    help: 'Ghi đúng số trên thẻ; người trùng tên được phân biệt bằng số thẻ.',
  },
  {
    key: 'person',
    title: 'Họ và tên',
    type: 'person',
    required: true,
    width: 26,
    maxLength: 80,
    help: 'Mỗi dòng một người.',
  },
  {
    key: 'born',
    title: 'Ngày sinh',
    type: 'partial-date',
    required: true,
    width: 12,
    help: 'Ngày/tháng/năm; hồ sơ cũ có thể chỉ có tháng/năm hoặc năm.',
  },
  {
    key: 'sex',
    title: 'Giới tính',
    type: 'enum',
    required: true,
    width: 9,
    choices: options({ nam: 'Nam', nu: 'Nữ' }),
  },
  { key: 'ethnicity', title: 'Dân tộc', type: 'text', width: 10, maxLength: 40 },
  { key: 'position', title: 'Chức vụ hiện tại', type: 'text', width: 28, maxLength: 200 },
  {
    key: 'partyPost',
    title: 'Chức vụ cấp ủy đang giữ',
    type: 'enum',
    width: 16,
    choices: options(postTitles),
    help: 'Để trống nếu không giữ chức vụ cấp ủy.',
  },
];

const standingColumns: readonly ColumnInput[] = [
  { key: 'qualification', title: 'Trình độ chuyên môn', type: 'text', width: 22, maxLength: 200 },
  { key: 'politicalTheory', title: 'Lý luận chính trị', type: 'text', width: 14, maxLength: 200 },
  { key: 'rating1', title: 'Xếp loại năm trước', type: 'enum', width: 20, choices: ratingChoices },
  {
    key: 'rating2',
    title: 'Xếp loại trước đó 1 năm',
    type: 'enum',
    width: 20,
    choices: ratingChoices,
  },
  {
    key: 'rating3',
    title: 'Xếp loại trước đó 2 năm',
    type: 'enum',
    width: 20,
    choices: ratingChoices,
  },
  {
    key: 'disciplined',
    title: 'Bị kỷ luật',
    type: 'flag',
    width: 9,
    help: 'Ghi Có nếu có quyết định kỷ luật chưa được xóa.',
  },
  {
    key: 'disciplineUntil',
    title: 'Kỷ luật hết hiệu lực',
    type: 'date',
    width: 14,
    help: 'Ngày kỷ luật hết hiệu lực, nếu có.',
  },
  { key: 'note', title: 'Đề xuất, ghi chú', type: 'text', width: 28, maxLength: 500 },
];

const count = (key: string, title: string, required: boolean): ColumnInput => ({
  key,
  title,
  type: 'integer',
  required,
  min: 0,
  max: 100_000,
  width: 9,
});

const term: ColumnInput = {
  key: 'term',
  title: 'Nhiệm kỳ',
  type: 'enum',
  required: true,
  width: 12,
  choices: [{ value: 'term', title: 'Nhiệm kỳ' }],
};
const post = (title: string): ColumnInput => ({
  key: 'post',
  title,
  type: 'enum',
  required: true,
  width: 16,
  choices: options(postTitles),
});

/** Checked once; only the terms differ from campaign to campaign. */
const anyTerms: Form = defineForm({
  schemaVersion: 1,
  id: 'quy-hoach-cap-uy',
  title: 'Rà soát, bổ sung quy hoạch cấp ủy',
  tables: [
    {
      key: 'terms',
      title: 'Kết luận',
      rowKey: ['term'],
      maxRows: 4,
      columns: [
        term,
        {
          key: 'outcome',
          title: 'Kết quả rà soát',
          type: 'enum',
          required: true,
          width: 18,
          choices: options(outcomeTitles),
          help: '“Không thay đổi” là câu trả lời đầy đủ.',
        },
        {
          ...count('baseVersion', 'Lần phê duyệt gốc', true),
          fixed: true,
          help: 'Phần mềm ghi; không sửa.',
        },
      ],
    },
    {
      key: 'review',
      title: 'Phụ lục 1 - Rà soát',
      rowKey: ['term', 'post', 'cardNumber'],
      maxRows: 10_000,
      columns: [
        term,
        ...personColumns,
        post('Chức danh đã được quy hoạch'),
        { key: 'since', title: 'Thông báo phê duyệt', type: 'text', width: 24, fixed: true },
        {
          key: 'decision',
          title: 'Đề nghị',
          type: 'enum',
          required: true,
          width: 12,
          choices: options(decisionTitles),
        },
        {
          key: 'ground',
          title: 'Lý do đưa ra',
          type: 'enum',
          width: 26,
          choices: options(groundTitles),
        },
        { key: 'reason', title: 'Diễn giải lý do', type: 'text', width: 28, maxLength: 500 },
        ...standingColumns,
      ],
    },
    {
      key: 'additions',
      title: 'Phụ lục 2 - Bổ sung',
      rowKey: ['term', 'post', 'cardNumber'],
      maxRows: 10_000,
      columns: [term, ...personColumns, post('Chức danh đề xuất'), ...standingColumns],
    },
    {
      key: 'meetings',
      title: 'Hội nghị',
      rowKey: ['meeting'],
      maxRows: 20,
      columns: [
        {
          key: 'meeting',
          title: 'Mã hội nghị',
          type: 'text',
          required: true,
          width: 10,
          maxLength: 20,
          help: 'Đặt ngắn, không dấu, ví dụ H1.',
        },
        {
          key: 'kind',
          title: 'Hội nghị',
          type: 'enum',
          required: true,
          width: 18,
          choices: options(meetingTitles),
        },
        { key: 'heldOn', title: 'Ngày họp', type: 'date', required: true, width: 12 },
        count('invited', 'Triệu tập', true),
        count('present', 'Có mặt', true),
        count('issued', 'Phiếu phát ra', false),
        count('returned', 'Phiếu thu về', false),
        count('valid', 'Phiếu hợp lệ', false),
      ],
    },
    {
      key: 'votes',
      title: 'Kết quả phiếu',
      rowKey: ['meeting', 'term', 'post', 'cardNumber'],
      maxRows: 20_000,
      columns: [
        {
          key: 'meeting',
          title: 'Mã hội nghị',
          type: 'text',
          required: true,
          width: 10,
          maxLength: 20,
        },
        term,
        {
          key: 'cardNumber',
          title: 'Số thẻ đảng viên',
          type: 'code',
          required: true,
          width: 18,
          maxLength: 20,
        },
        {
          key: 'person',
          title: 'Họ và tên',
          type: 'person',
          width: 26,
          maxLength: 80,
          help: 'Để dễ đọc; phần mềm lấy theo số thẻ.',
        },
        post('Chức danh'),
        count('agreed', 'Đồng ý', true),
      ],
    },
  ],
});

/** "2025-2027" as people write it: NK 2025-2027, 2025/2027, 2025-27. */
function termAliases(name: string): string[] {
  // The example of the definition's file is a word, not years.
  if (!/^\d{4}-\d{4}$/.test(name)) return [];
  const [from = '', to = ''] = name.split('-');
  return [name, `${from}/${to}`, `${from}-${to.slice(2)}`, `${from} đến ${to}`].flatMap(
    (words, index) => [...(index === 0 ? [] : [words]), `NK ${words}`, `Nhiệm kỳ ${words}`],
  );
}

/**
 * The planning form with the campaign's terms as its choices: `terms`, `review` (Phụ lục 1: tiếp
 * tục, đưa ra), `additions` (Phụ lục 2: bổ sung), `meetings`, `votes`.
 */
export function planningForm(terms: readonly TermRef[]): Form {
  const choices = terms.map(({ id, name }) => ({
    value: id,
    title: name,
    aliases: termAliases(name),
  }));
  const withTerms = (column: Column): Column =>
    column.key === 'term' ? { ...column, choices } : column;
  return {
    ...anyTerms,
    tables: anyTerms.tables.map((table) => ({ ...table, columns: table.columns.map(withTerms) })),
  };
}
