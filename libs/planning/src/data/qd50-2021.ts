import type { RuleSetInput } from '../model/rule-set.js';
import { formRules, suggestedRules } from './form-rules.js';

const cited = (what: string, certainty: 'A' | 'B' | 'C') => ({
  reference:
    'Quy định số 50-QĐ/TW, ngày 27/12/2021 và Hướng dẫn số 16-HD/BTCTW, ngày 15/02/2022: ' +
    `${what}`,
  certainty,
});

/**
 * For directives issued from 27/12/2021 to 07/10/2025. Sources and certainties: domain facts
 * §2.1–2.3.
 */
export const qd50: RuleSetInput = {
  schemaVersion: 1,
  id: 'qd50-2021',
  title: 'Quy định 50-QĐ/TW (2021) và Hướng dẫn 16-HD/BTCTW (2022)',
  ground: 'Quy định số 50-QĐ/TW, ngày 27/12/2021 của Bộ Chính trị về công tác quy hoạch cán bộ',
  from: '2021-12-27',
  until: '2025-10-07',
  rules: [
    ...formRules,
    ...suggestedRules,
    {
      id: 'POST_CROWDED',
      severity: 'error',
      title: 'Quá số người quy hoạch cho một chức danh',
      source: cited('mỗi chức danh quy hoạch không quá 3 cán bộ', 'C'),
      parameters: {
        secretary: { value: 3, certainty: 'C' },
        deputy: { value: 3, certainty: 'C' },
        member: {
          value: null,
          certainty: '?',
          note:
            'Chi ủy viên có nhiều người: kiểm soát bằng hệ số, không bằng số người mỗi chức ' +
            'danh',
        },
      },
    },
    {
      id: 'PERSON_TOO_MANY_POSTS',
      severity: 'error',
      title: 'Một người quá nhiều chức danh cùng cấp',
      source: cited('một cá nhân không quá 3 chức danh ở cùng cấp', 'A'),
      parameters: { max: { value: 3, certainty: 'A' } },
    },
    {
      id: 'POST_ALREADY_HELD',
      severity: 'error',
      title: 'Quy hoạch vào chức danh đang giữ',
      source: cited('quy hoạch chức danh cao hơn', 'A'),
      parameters: {},
    },
    {
      id: 'POST_NOT_HIGHER',
      severity: 'warning',
      title: 'Chức danh không cao hơn chức danh đang giữ',
      source: cited('quy hoạch chức danh cao hơn', 'A'),
      parameters: {},
    },
    {
      id: 'POST_NOT_IN_CELL',
      severity: 'error',
      title: 'Chi bộ không có chi ủy',
      source: {
        reference: 'Điều lệ Đảng: chi bộ dưới 9 đảng viên chính thức chỉ có bí thư, phó bí thư',
        certainty: 'C',
      },
      parameters: { minOfficialMembers: { value: 9, certainty: 'C' } },
    },
    {
      id: 'MONTHS_TOO_FEW',
      severity: 'warning',
      title: 'Không đủ thời gian công tác',
      source: cited('quy hoạch nhiệm kỳ kế tiếp phải đủ tuổi công tác trọn một nhiệm kỳ', 'A'),
      parameters: {
        current: {
          value: 0,
          certainty: '?',
          note: 'Chưa thấy quy định số tháng tối thiểu cho nhiệm kỳ hiện tại; 0 là chưa nghỉ hưu',
        },
        next: { value: 30, certainty: 'C', note: 'Trọn nhiệm kỳ của chi bộ trực thuộc: 2,5 năm' },
      },
    },
    {
      id: 'RETIREMENT_REACHED',
      severity: 'warning',
      title: 'Đã đến tuổi nghỉ hưu',
      source: cited('quá tuổi quy hoạch thì đương nhiên ra khỏi quy hoạch', 'A'),
      parameters: {},
    },
    {
      id: 'DISCIPLINE_IN_FORCE',
      severity: 'warning',
      title: 'Kỷ luật còn hiệu lực',
      source: cited('bị kỷ luật từ khiển trách trở lên thì đương nhiên ra khỏi quy hoạch', 'A'),
      parameters: {},
    },
    {
      id: 'AGE_BANDS_TOO_FEW',
      severity: 'warning',
      title: 'Chưa đủ độ tuổi',
      source: {
        reference: 'Cơ cấu 3 độ tuổi, mỗi độ tuổi cách nhau 5 năm (quy định cấp tỉnh)',
        certainty: 'B',
      },
      parameters: {
        bands: { value: 3, certainty: 'B' },
        yearsApart: { value: 5, certainty: 'B' },
        minPeople: {
          value: 6,
          certainty: '?',
          note: 'Ít người hơn thì không xét; con số do phần mềm đề xuất',
        },
      },
    },
    {
      id: 'SHARE_OF_WOMEN',
      severity: 'warning',
      title: 'Tỷ lệ nữ',
      source: cited('phấn đấu cán bộ nữ từ 25% trở lên', 'A'),
      parameters: {
        min: {
          value: 0.25,
          certainty: 'C',
          note: 'Nêu cho cấp trên; ở cấp cơ sở chưa thấy văn bản',
        },
      },
    },
    {
      id: 'SHARE_OF_YOUNG',
      severity: 'warning',
      title: 'Tỷ lệ cán bộ trẻ',
      source: cited('phấn đấu cán bộ trẻ dưới 40 tuổi từ 15% trở lên', 'A'),
      parameters: {
        min: {
          value: 0.15,
          certainty: 'C',
          note: 'Nêu cho cấp tỉnh, huyện; ở cấp cơ sở chưa thấy văn bản',
        },
        underYears: { value: 40, certainty: 'A' },
      },
    },
  ],
  notChecked: [
    {
      text:
        'Cơ quan có thẩm quyền kết luận không bảo đảm tiêu chuẩn chính trị thì đương nhiên ra ' +
        'khỏi quy hoạch: người thẩm định tự đối chiếu.',
      source: cited('đương nhiên ra khỏi quy hoạch', 'A'),
    },
    {
      text: 'Không nhất thiết phải đủ ngay mọi tiêu chuẩn của chức danh tại thời điểm quy hoạch.',
      source: cited('tiêu chuẩn', 'A'),
    },
  ],
};
