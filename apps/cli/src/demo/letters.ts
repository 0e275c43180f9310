import { type DraftDirectiveBody } from '#libs/directive';
import { letter2024 } from './letter-2024.js';

export type SampleLetter = DraftDirectiveBody & { readonly directive: string };

/**
 * The years that can be played. 2024 has the letter of the seed. The letters of the later years are
 * made up, and say so on paper.
 */
export const campaignYears = [2024, 2026, 2027] as const;
export type CampaignYear = (typeof campaignYears)[number];

const OWN = 'Đảng ủy Văn phòng UBND tỉnh';
const PARENT = 'Đảng ủy UBND tỉnh';
const TERMS = ['2025-2027', '2027-2030'];
const scopeOf = (terms: readonly string[]): string => `nhiệm kỳ ${terms.join(' và nhiệm kỳ ')}`;

/** The notice from which the planned posts of 2027-2030 in the sample organisation come. */
const baseNotice = {
  number: '131-TB/ĐU',
  on: '2025-03-20',
  subject:
    'phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, ' +
    scopeOf(TERMS),
};

const day = (on: string): string => on.split('-').reverse().join('/');

/**
 * The letter of a year under Quy định 377, after the reorganisation of 2025, with another superior
 * and another pair of terms.
 */
function laterLetter(
  year: number,
  paper: { number: string; on: string },
  terms: readonly string[] = TERMS,
): SampleLetter {
  const scope = scopeOf(terms);
  const subject = `việc rà soát, bổ sung quy hoạch cán bộ cấp ủy năm ${year} (dữ liệu mẫu)`;
  return {
    directive: `quy-hoach-${year}`,
    committee: 'dang-uy-vp',
    workflow: 'quy-hoach-cap-uy',
    year,
    subject: `thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm ${year}`,
    superior: { ...paper, body: PARENT, subject },
    baseNotice,
    targetTerms: [...terms],
    letter: {
      addressee: 'Chi ủy các Chi bộ trực thuộc',
      opening:
        `Thực hiện Công văn số ${paper.number}, ngày ${day(paper.on)} của ${PARENT} về ` +
        `${subject}; ${OWN} đề nghị cấp ủy Chi bộ trực thuộc thực hiện công tác rà soát, bổ ` +
        `sung quy hoạch cấp ủy ${scope}, năm ${year}; trong đó, lưu ý một số nội dung, như sau:`,
      points: [
        'Căn cứ Quy định số 377-QĐ/TW, ngày 08/10/2025 của Bộ Chính trị; Thông báo số ' +
          `${baseNotice.number}, ngày 20/3/2025 của ${OWN} về ${baseNotice.subject} và kết quả ` +
          `đánh giá, xếp loại cán bộ, đảng viên năm ${year - 1}; Chi ủy Chi bộ thực hiện rà ` +
          `soát, bổ sung quy hoạch cấp ủy Chi bộ, ${scope}, năm ${year}; thống nhất gửi kết ` +
          'quả rà soát về Đảng ủy Văn phòng để xem xét, phê duyệt theo quy định.',
        'Việc quy hoạch phải bảo đảm nguyên tắc quy hoạch cấp ủy gắn với quy hoạch lãnh đạo, ' +
          'quản lý; lấy quy hoạch các chức danh cấp ủy làm cơ sở để quy hoạch các chức danh ' +
          'lãnh đạo, quản lý; mỗi chức danh quy hoạch không quá 3 cán bộ, mỗi cán bộ không quá ' +
          '3 chức danh ở cùng cấp và chỉ quy hoạch chức danh cao hơn.',
        'Thực hiện tốt phương châm quy hoạch “động” và “mở”: Đưa ra khỏi quy hoạch những cán ' +
          'bộ không còn đủ tiêu chuẩn, điều kiện, không hoàn thành nhiệm vụ, vi phạm quy định ' +
          'của Đảng, pháp luật của Nhà nước hoặc uy tín thấp. Bổ sung vào quy hoạch những cán ' +
          'bộ có phẩm chất, năng lực, uy tín, triển vọng phát triển. Chỉ thực hiện bổ sung quy ' +
          'hoạch khi bảo đảm về hệ số, số lượng, cơ cấu.',
      ],
      deadlineNote:
        `Thời gian báo cáo rà soát, bổ sung quy hoạch gửi về ${OWN} {wording} để xem xét, ` +
        'quyết định; hết thời hạn nêu trên, nếu không gửi báo cáo thì coi như không thực hiện.',
      closing:
        'Căn cứ các nội dung nêu trên, yêu cầu Chi ủy các Chi bộ nghiêm túc triển khai thực hiện',
      recipients: ['Như trên', 'BCH Đảng bộ Văn phòng', 'Lưu Đảng ủy'],
    },
    dueOn: `${year}-02-15`,
  };
}

const letters: Readonly<Record<CampaignYear, SampleLetter>> = {
  2024: letter2024,
  2026: laterLetter(2026, { number: '286-CV/ĐU', on: '2026-01-05' }),
  2027: laterLetter(2027, { number: '731-CV/ĐU', on: '2027-01-04' }),
};

export function letterOf(year: CampaignYear): SampleLetter {
  return letters[year];
}

/** The last day on which every cell of the sample is still in its term 2025-2027. */
const FIRST_TERM_ENDS = '2027-07-04';

/** The letter of a directive that is open on the day of the first start. */
export function openLetter(
  year: number,
  { paperOn, dueOn }: { paperOn: string; dueOn: string },
): SampleLetter {
  const terms = dueOn <= FIRST_TERM_ENDS ? TERMS : TERMS.slice(1);
  return {
    ...laterLetter(year, { number: '902-CV/ĐU', on: paperOn }, terms),
    directive: `quy-hoach-dang-mo-${year}`,
    dueOn,
  };
}
