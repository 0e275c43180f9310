export const words = {
  title: 'Quy trình',
  version: (version: number) => `Phiên bản ${version}`,
  planning: 'Báo cáo theo danh sách quy hoạch',
  form: 'Báo cáo theo mẫu riêng',
  none: 'Chưa có quy trình nào dùng được',
  skipped: 'Bị bỏ qua',
} as const;
