import { type FieldName } from './acts.js';

export const fields: Readonly<
  Record<FieldName, { readonly label: string; readonly hint?: string }>
> = {
  opinion: { label: 'Ý kiến', hint: 'Ghi vào hồ sơ; chi bộ không đọc ý kiến này.' },
  reason: { label: 'Lý do', hint: 'Chi bộ đọc được lý do này.' },
  document: { label: 'Số văn bản làm căn cứ', hint: 'Ví dụ 260-CV/ĐU.' },
  documentOn: { label: 'Ngày của văn bản' },
  dueOn: { label: 'Ngày phải gửi', hint: 'Tính đến hết ngày này.' },
  meetingOn: { label: 'Ngày họp', hint: 'Ngày của hội nghị cấp ủy đã kết luận, theo biên bản.' },
  present: { label: 'Số đồng chí có mặt' },
  agreed: { label: 'Số đồng chí đồng ý', hint: 'Phải quá nửa số có mặt.' },
  receipt: { label: 'Báo cáo nộp muộn, số tiếp nhận' },
};

export const actWords = {
  consequence: 'Việc này có hiệu lực ngay',
  missing: 'Hãy điền đủ các mục có trong mẫu này.',
  usual: 'Hồ sơ đầy đủ, đúng quy định.',
  warning: 'Lý do chấp nhận cảnh báo',
  warningHint: 'Ít nhất 10 ký tự.',
  errors: (n: number) => `Báo cáo còn ${n} lỗi nên không thẩm định đạt được. Hãy trả lại chi bộ.`,
  strikes: 'Dòng bị gạt',
  noStrikes: 'Không gạt dòng nào.',
  strikeWhich: 'Dòng cần gạt',
  strikeWhy: 'Lý do gạt',
  strike: 'Gạt dòng này',
  choose: 'Chọn dòng',
  unstrike: (what: string) => `Bỏ gạt ${what}`,
  saved: (cell: string, done: string) => `${cell}: ${done}.`,
  send: 'Gửi góp ý',
  text: 'Nội dung góp ý',
  textHint: 'Chi bộ đọc góp ý này khi báo cáo được trả lại.',
  column: 'Cột',
  wholeRow: 'Cả dòng',
} as const;
