import type { RuleSetInput } from '../model/rule-set.js';
import { formRules, suggestedRules } from './form-rules.js';

const cited = (what: string, certainty: 'A' | 'B' | 'C' | '?') => ({
  reference: `Quy định số 377-QĐ/TW, ngày 08/10/2025: ${what}`,
  certainty,
});
const older =
  'Theo Quy định 50-QĐ/TW trước đây; chưa thấy con số trong Quy định 377-QĐ/TW hoặc hướng ' +
  'dẫn thi hành';

/**
 * For directives issued from 08/10/2025. Only the head of the text and press accounts were seen:
 * see the certainties.
 */
export const qd377: RuleSetInput = {
  schemaVersion: 1,
  id: 'qd377-2025',
  title: 'Quy định 377-QĐ/TW (2025)',
  ground:
    'Quy định số 377-QĐ/TW, ngày 08/10/2025 của Bộ Chính trị về phân cấp quản lý cán bộ và ' +
    'quy hoạch, bổ nhiệm, giới thiệu ứng cử, tạm đình chỉ công tác, cho thôi giữ chức vụ, từ ' +
    'chức, miễn nhiệm đối với cán bộ',
  from: '2025-10-08',
  until: null,
  rules: [
    ...formRules,
    ...suggestedRules,
    {
      id: 'POST_CROWDED',
      severity: 'error',
      title: 'Quá số người quy hoạch cho một chức danh',
      source: cited('quy hoạch không quá 3 cán bộ cho một chức danh', 'A'),
      parameters: {
        secretary: { value: 3, certainty: 'A' },
        deputy: { value: 3, certainty: 'A' },
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
      source: cited('một cán bộ quy hoạch không quá 3 chức danh ở cùng cấp', 'A'),
      parameters: { max: { value: 3, certainty: 'A' } },
    },
    {
      id: 'POST_ALREADY_HELD',
      severity: 'error',
      title: 'Quy hoạch vào chức danh đang giữ',
      source: cited('chỉ quy hoạch chức danh cao hơn', 'A'),
      parameters: {},
    },
    {
      id: 'POST_NOT_HIGHER',
      severity: 'warning',
      title: 'Chức danh không cao hơn chức danh đang giữ',
      source: cited('chỉ quy hoạch chức danh cao hơn', 'A'),
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
      source: cited(
        'quy hoạch nhiệm kỳ kế tiếp phải đủ tuổi công tác từ hai nhiệm kỳ (theo báo chí, ' +
          'chưa thấy cấp áp dụng và ngoại lệ)',
        'B',
      ),
      parameters: {
        current: {
          value: 0,
          certainty: '?',
          note: 'Chưa thấy quy định số tháng tối thiểu cho nhiệm kỳ hiện tại; 0 là chưa nghỉ hưu',
        },
        next: {
          value: 60,
          certainty: 'B',
          note: 'Hai nhiệm kỳ của chi bộ trực thuộc: 2 × 2,5 năm',
        },
      },
    },
    {
      id: 'RETIREMENT_REACHED',
      severity: 'warning',
      title: 'Đã đến tuổi nghỉ hưu',
      source: cited(
        'các trường hợp đương nhiên ra khỏi quy hoạch (chưa thấy danh mục đầy đủ)',
        '?',
      ),
      parameters: {},
    },
    {
      id: 'DISCIPLINE_IN_FORCE',
      severity: 'warning',
      title: 'Kỷ luật còn hiệu lực',
      source: cited('được xem xét quy hoạch khi khiển trách, cảnh cáo đã hết hiệu lực', 'A'),
      parameters: {},
    },
    {
      id: 'AGE_BANDS_TOO_FEW',
      severity: 'warning',
      title: 'Chưa đủ độ tuổi',
      source: cited('cơ cấu 3 độ tuổi', 'A'),
      parameters: {
        bands: { value: 3, certainty: 'A' },
        yearsApart: { value: 5, certainty: 'B', note: 'Theo quy định cấp tỉnh' },
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
      source: cited('tỷ lệ nữ phù hợp địa bàn', 'A'),
      parameters: { min: { value: 0.25, certainty: '?', note: older } },
    },
    {
      id: 'SHARE_OF_YOUNG',
      severity: 'warning',
      title: 'Tỷ lệ cán bộ trẻ',
      source: cited('tỷ lệ cán bộ trẻ phù hợp địa bàn', 'A'),
      parameters: {
        min: { value: 0.15, certainty: '?', note: older },
        underYears: { value: 40, certainty: '?', note: older },
      },
    },
  ],
  notChecked: [
    {
      text:
        'Không bổ sung quy hoạch đồng thời với đề nghị bổ nhiệm, giới thiệu ứng cử cùng chức ' +
        'danh: người thẩm định tự đối chiếu.',
      source: cited('không thực hiện cùng lúc với bổ nhiệm, giới thiệu ứng cử', 'A'),
    },
    {
      text:
        'Ba trường hợp có khuyết điểm vẫn được xem xét quy hoạch (chỉ phải kiểm điểm; hết thời ' +
        'hiệu kỷ luật; kỷ luật đã hết hiệu lực): người thẩm định đối chiếu hồ sơ.',
      source: cited('trường hợp có khuyết điểm, kỷ luật', 'A'),
    },
  ],
};
