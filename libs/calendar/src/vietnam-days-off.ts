import type { DaysOff } from './working-days.js';

/**
 * These rows are only a seed: each year's table is edited data. Lunar days are never computed at
 * run time, because Node's "chinese" calendar gives a wrong Tết for 2027, and China's Tết of 2030
 * is a day later than Vietnam's. Weekends inside a break are left out.
 */
export const vietnamDaysOff: readonly DaysOff[] = [
  {
    year: 2024,
    daysOff: [
      '2024-01-01',
      '2024-02-08',
      '2024-02-09',
      '2024-02-12',
      '2024-02-13',
      '2024-02-14',
      '2024-04-18',
      '2024-04-29',
      '2024-04-30',
      '2024-05-01',
      '2024-09-02',
      '2024-09-03',
    ],
    makeUpDays: ['2024-05-04'],
    tet: { from: '2024-02-08', to: '2024-02-14' },
    source:
      'Chính thức: Bộ luật Lao động 2019, Điều 112; Tết 08–14/02 (mùng 1 là 10/02); 29/4 ' +
      'hoán đổi sang thứ Bảy 04/5; Quốc khánh 02 và 03/9.',
  },
  {
    year: 2025,
    daysOff: [
      '2025-01-01',
      '2025-01-27',
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-04-07',
      '2025-04-30',
      '2025-05-01',
      '2025-05-02',
      '2025-09-01',
      '2025-09-02',
    ],
    makeUpDays: ['2025-04-26'],
    tet: { from: '2025-01-25', to: '2025-02-02' },
    source:
      'Chính thức: Công văn 8726/VPCP-KGVX ngày 26/11/2024; Tết 25/01–02/02 (mùng 1 là ' +
      '29/01); 02/5 hoán đổi sang thứ Bảy 26/4; Quốc khánh 01 và 02/9.',
  },
  {
    year: 2026,
    daysOff: [
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-27',
      '2026-04-30',
      '2026-05-01',
      '2026-08-31',
      '2026-09-01',
      '2026-09-02',
    ],
    makeUpDays: ['2026-01-10', '2026-08-22'],
    tet: { from: '2026-02-14', to: '2026-02-22' },
    source:
      'Chính thức: Tết 14–22/02 (mùng 1 là 17/02); 02/01 hoán đổi sang thứ Bảy 10/01 (Bộ Nội ' +
      'vụ thông báo ngày 25/12/2025); Giỗ Tổ 26/4 trùng Chủ nhật, nghỉ bù 27/4; ' +
      '31/8 hoán đổi sang thứ Bảy 22/8; Quốc khánh 01 và 02/9. Chưa rõ: 24/11 (Ngày Văn hóa ' +
      'Việt Nam, Nghị quyết 80-NQ/TW) đã là ngày nghỉ theo luật hay chưa, nên tính là ngày ' +
      'làm việc.',
  },
  {
    year: 2027,
    daysOff: [
      '2027-01-01',
      '2027-02-04',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-04-16',
      '2027-04-30',
      '2027-05-03',
      '2027-09-02',
      '2027-09-03',
    ],
    makeUpDays: [],
    tet: { from: '2027-02-04', to: '2027-02-11' },
    source:
      'TẠM TÍNH, chưa có thông báo chính thức: mùng 1 Tết là 06/02 (thứ Bảy); kỳ nghỉ lấy ' +
      'khoảng rộng nhất của hai cách chia thường dùng (2 ngày trước Tết và 3 ngày sau, hoặc ' +
      '1 và 4, cộng nghỉ bù) ' +
      'để không nhắc việc trong Tết. Chắc chắn theo luật: 01/01, 16/4 (10/3 âm lịch), 30/4, ' +
      '01/5 trùng thứ Bảy nghỉ bù 03/5, 02/9; ngày liền kề Quốc khánh tạm lấy 03/9. Chưa xét ' +
      '24/11 và ngày hoán đổi. ' +
      'Phải thay bằng lịch chính thức trước khi dùng.',
  },
];
