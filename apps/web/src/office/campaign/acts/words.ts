export const words = {
  of: (cell: string) => cell,
  what: 'Đồng chí muốn làm gì với chi bộ này?',
  open: 'Mở báo cáo của chi bộ',
  remind: 'Nhắc ngay',
  remindWhat: (cell: string) =>
    `${cell} nhận ngay một tin nhắc gửi báo cáo, trong ứng dụng và qua thư điện tử ` +
    'nếu có địa chỉ. Mỗi giờ chỉ nhắc được một lần.',
  reminded: (cell: string) => `Đã nhắc ${cell}.`,
  remindManyTitle: (count: number) => `Nhắc ${count} chi bộ`,
  remindManyWhat: (count: number) =>
    `${count} chi bộ được chọn sẽ nhận ngay một tin nhắc. Chi bộ đã xong, đã hết hạn hoặc vừa ` +
    'được nhắc trong một giờ qua thì không nhận thêm; kết quả từng chi bộ hiện sau khi nhắc.',
  remindManyDo: (count: number) => `Nhắc ${count} chi bộ`,
  remindedMany: (done: number, all: number) => `Đã nhắc ${done} trên ${all} chi bộ.`,
  notReminded: 'Chưa nhắc được các chi bộ sau:',
  call: 'Ghi lại cuộc gọi',
  callNote: 'Nội dung đã trao đổi',
  callHint: 'Ví dụ: đã gọi đồng chí bí thư, hẹn gửi trước thứ Sáu.',
  callDo: 'Lưu cuộc gọi',
  called: (cell: string) => `Đã ghi cuộc gọi với ${cell}.`,
  extend: 'Gia hạn',
  extendWhat: (cell: string, due: string) =>
    `${cell} đang có hạn ${due}. Hạn mới thay hạn này, chi bộ được báo ngay.`,
  reopen: 'Giao lại với hạn mới',
  newDay: 'Ngày hạn mới',
  newDayHint: 'Tính đến hết ngày này.',
  reason: 'Lý do',
  document: 'Văn bản làm căn cứ',
  documentHint: 'Số, ký hiệu văn bản hoặc biên bản, ví dụ 12-BB/ĐU.',
  extendDo: 'Gia hạn cho chi bộ',
  extended: (cell: string) => `Đã đặt hạn mới cho ${cell}.`,
  cancel: 'Thôi giao',
  cancelWhat: (cell: string) =>
    `${cell} không còn phải báo cáo trong đợt này và được báo ngay. Dùng khi chi bộ giải thể, ` +
    'sáp nhập hoặc được giao nhầm.',
  cancelDo: 'Thôi giao chi bộ này',
  cancelled: (cell: string) => `Đã thôi giao ${cell}.`,
  late: 'Nhận báo cáo nộp muộn',
  lateWhat: (cell: string) =>
    `Báo cáo nộp muộn của ${cell} được đưa vào thẩm định như báo cáo nộp đúng hạn, ghi tên người ` +
    'chấp nhận và lý do.',
  lateReceipt: 'Số tiếp nhận',
  lateDo: 'Nhận báo cáo này',
  accepted: (cell: string) => `Đã nhận báo cáo nộp muộn của ${cell}.`,
  hold: 'Bỏ tạm giữ',
  holdWhat: (cell: string, why: string) =>
    `${cell} đang được tạm giữ vì: ${why}. Bỏ tạm giữ thì hạn cũ có hiệu lực trở lại: nếu đã quá ` +
    'hạn mà chưa có báo cáo, chi bộ bị ghi là không thực hiện.',
  holdDo: 'Bỏ tạm giữ chi bộ này',
  released: (cell: string) => `Đã bỏ tạm giữ ${cell}.`,
  back: 'Chọn việc khác',
  stop: 'Thôi',
  close: 'Đóng',
  closeTitle: 'Kết thúc đợt',
  closeWhat: (symbol: string, cells: number) =>
    `Đợt theo Công văn số ${symbol} gồm ${cells} chi bộ sẽ kết thúc: không chi bộ nào gửi, sửa ` +
    'hay được thẩm định thêm. Nếu còn chi bộ chưa xong, hệ thống từ chối và nêu tên.',
  closeDo: 'Kết thúc đợt này',
  closed: 'Đợt đã kết thúc.',
  stillOpen: (count: number) => `Còn ${count} chi bộ chưa xong`,
  addTitle: 'Giao thêm chi bộ',
  addWhat:
    'Dành cho chi bộ chưa có khi ban hành công văn. Chi bộ được giao nhận tin ngay, ' +
    'với hạn chung của đợt.',
  addCell: 'Chi bộ',
  addChoose: 'Hãy chọn chi bộ',
  addNone: 'Mọi chi bộ của Đảng bộ đã có trong đợt này.',
  addDo: 'Giao cho chi bộ này',
  added: (cell: string) => `Đã giao thêm ${cell}.`,
  needed: 'Hãy nhập ít nhất ba chữ.',
  dayNeeded: 'Hãy nhập ngày hạn mới.',
} as const;
