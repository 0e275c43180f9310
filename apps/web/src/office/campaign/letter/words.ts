export const words = {
  paper: 'Nội dung công văn',
  pdf: (symbol: string) => `Mở công văn số ${symbol}`,
  sealing: 'Tệp công văn đang được lập, hãy mở lại sau ít phút.',
  contentOnly: 'Bản xem nhanh để trống số và ngày. Bản chính có số là tệp ở trên.',
  draftOnly: 'Bản dự thảo: số và ngày để trống cho đến khi ban hành.',
  facts: 'Thời hạn và căn cứ',
  wording: 'Công văn ghi',
  cutoff: 'Hệ thống nhận đến',
  superior: 'Thực hiện văn bản',
  superiorOf: (number: string, day: string, body: string) => `${number}, ngày ${day} của ${body}`,
  upward: 'Hạn báo cáo cấp trên',
  ruleSet: 'Quy định áp dụng',
  terms: 'Nhiệm kỳ',
  reminders: 'Các lần nhắc',
  reminder: (when: string, cells: number) => `${when}, ${cells} chi bộ`,
  letters: 'Công văn sửa đổi, thu hồi',
  furtherOf: { corrects: 'sửa công văn', recalls: 'thu hồi công văn' },
  correct: 'Sửa công văn',
  recall: 'Thu hồi công văn',
  recallWhat: (symbol: string) =>
    `Một công văn mới, có số riêng, sẽ thu hồi Công văn số ${symbol}. Mọi chi bộ chưa được phê ` +
    'duyệt sẽ thôi phải báo cáo và được báo ngay. Việc này không rút lại được.',
  recallDo: 'Ban hành công văn thu hồi',
  recalled: (symbol: string, count: number) =>
    `Đã ban hành Công văn số ${symbol}. ${count} chi bộ thôi phải báo cáo.`,
  correctWhat: (symbol: string) =>
    `Một công văn mới, có số riêng, sẽ sửa Công văn số ${symbol}. Nếu đổi hạn, chi bộ đang theo ` +
    'hạn chung được dời theo hạn mới; mọi chi bộ được báo ngay.',
  correctDo: 'Ban hành công văn sửa đổi',
  corrected: (symbol: string, count: number) =>
    `Đã ban hành Công văn số ${symbol}. ${count} chi bộ có hạn mới.`,
  unchanged: 'Công văn đã ghi đúng như vậy, không có gì thay đổi.',
  subject: 'Trích yếu',
  points: 'Các nội dung yêu cầu',
  pointsHint: 'Mỗi nội dung một dòng.',
  dueOn: 'Hạn mới',
  dueHint: 'Để nguyên nếu hạn không đổi.',
  reason: 'Lý do',
  reasonNeeded: 'Hãy nhập lý do, ít nhất ba chữ.',
} as const;
