export const words = {
  title: 'Lịch nghỉ',
  year: 'Năm',
  month: (month: number) => `Tháng ${month}`,
  working: (days: number) => `${days} ngày làm việc`,
  source: 'Nguồn',
  legend: 'Gạch chân đỏ: ngày nghỉ lễ, Tết. Viền xanh: thứ Bảy làm bù. Xám: cuối tuần.',
  unknown: 'Chưa có lịch của năm này',
  off: 'nghỉ lễ',
  madeUp: 'làm bù',
  weekdays: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
} as const;
