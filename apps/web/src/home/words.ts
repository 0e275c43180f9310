export const words = {
  title: 'Việc của tôi',
  greeting: (name: string) => `Chào đồng chí ${name}`,
  none: 'Hiện không có việc nào chờ đồng chí',
  noneMore:
    'Khi có công văn mới, báo cáo cần thẩm định hoặc phê duyệt, việc sẽ hiện ở đây, việc gần hạn ' +
    'nhất đứng trước. Trang này tự cập nhật.',
  done: 'Đã làm gần đây',
  overdue: 'Quá hạn',
  receipt: (number: string) => `Số tiếp nhận ${number}`,
} as const;
