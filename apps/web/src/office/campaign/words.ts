export const words = {
  parts: 'Các phần của đợt',
  back: 'Các đợt',
  tabs: {
    board: 'Bảng theo dõi',
    letter: 'Công văn',
    sent: 'Lịch nhắc và tin đã gửi',
    totals: 'Tổng hợp',
    papers: 'Hồ sơ lưu',
    history: 'Nhật ký',
  },
  unnumbered: 'Chưa có số',
  number: (symbol: string) => `Số ${symbol}`,
  issuedOn: (day: string) => `ban hành ngày ${day}`,
  deadline: (text: string) => `hạn: ${text}`,
} as const;
