export const words = {
  title: 'Văn bản của đợt',
  none: 'Chưa có văn bản nào',
  noneHint: 'Công văn, thông báo và báo cáo của đợt hiện ở đây khi được lấy số.',
  symbol: 'Số, ký hiệu',
  on: 'Ngày',
  about: 'Trích yếu',
  file: 'Tệp',
  open: 'Mở',
  sealing: 'Đang lập tệp',
  revoked: 'đã thu hồi',
  archive: 'Các tệp được lưu nguyên, kèm mã kiểm chứng.',
} as const;
