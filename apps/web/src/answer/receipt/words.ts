export const words = {
  title: 'Biên nhận',
  sent: 'Đã nhận báo cáo',
  number: 'Số tiếp nhận',
  at: 'Thời điểm nhận',
  cell: 'Chi bộ',
  about: 'Nội dung',
  to: 'Nơi nhận',
  when: 'Thời hạn',
  hash: 'Mã nội dung (rút gọn)',
  hashHint: 'Dùng để đối chiếu khi cần chứng minh nội dung đã gửi.',
  next: 'Việc tiếp theo',
  print: 'In biên nhận',
  back: 'Về việc của chi bộ',
  unknown: 'Không có biên nhận này',
  unknownHow: 'Hãy mở lại từ trang việc của chi bộ.',
  keep: 'Biên nhận này luôn xem lại được ở trang việc của chi bộ.',
  late: 'Báo cáo gửi sau hạn, đã được giữ lại và chờ xem xét. Kết quả sẽ được báo cho chi bộ.',
} as const;

export const nextOf = (timeliness: string): string =>
  timeliness === 'onTime'
    ? 'Người thẩm định kiểm tra báo cáo. Nếu cần bổ sung, báo cáo được trả lại kèm góp ý; nếu ' +
      'đúng, báo cáo được trình phê duyệt và chi bộ nhận thông báo.'
    : words.late;
