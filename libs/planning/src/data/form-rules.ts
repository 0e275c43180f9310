import type { RuleSetInput } from '../model/rule-set.js';

type RuleInput = RuleSetInput['rules'][number];

/** The directive of the sample, which is the letter that a cell answers. */
export const letter = (reference: string) => ({
  reference: `Công văn chỉ đạo rà soát, bổ sung quy hoạch hằng năm: ${reference}`,
  certainty: 'S' as const,
});
const records = {
  reference: 'Hồ sơ, danh sách đã phê duyệt lần gần nhất',
  certainty: 'C' as const,
};

/**
 * Rules that follow from the letter and the list itself, whatever regulation is in force. They are
 * the same in every rule set.
 */
export const formRules: readonly RuleInput[] = [
  {
    id: 'TERM_CLOSED',
    severity: 'error',
    title: 'Nhiệm kỳ đã kết thúc',
    source: letter('phạm vi nhiệm kỳ'),
    parameters: {},
  },
  {
    id: 'TERM_NOT_REVIEWED',
    severity: 'error',
    title: 'Nhiệm kỳ được yêu cầu chưa rà soát',
    source: letter('phạm vi nhiệm kỳ'),
    parameters: {},
  },
  {
    id: 'TERM_NOT_ASKED',
    severity: 'error',
    title: 'Nhiệm kỳ không được yêu cầu',
    source: letter('phạm vi nhiệm kỳ'),
    parameters: {},
  },
  {
    id: 'BASE_STALE',
    severity: 'error',
    title: 'Danh sách gốc đã thay đổi',
    source: records,
    parameters: {},
  },
  {
    id: 'PERSON_REPEATED',
    severity: 'error',
    title: 'Một người ghi hai lần',
    source: records,
    parameters: {},
  },
  {
    id: 'PERSON_UNDESCRIBED',
    severity: 'error',
    title: 'Thiếu thông tin của người có tên trong danh sách',
    source: records,
    parameters: {},
  },
  {
    id: 'PERSON_MISMATCH',
    severity: 'error',
    title: 'Số thẻ, ngày sinh không khớp hồ sơ đảng viên',
    source: records,
    parameters: {},
  },
  {
    id: 'PERSON_NAME_DIFFERS',
    severity: 'warning',
    title: 'Họ tên viết khác hồ sơ đảng viên',
    source: records,
    parameters: {},
  },
  {
    id: 'PERSON_NOT_ON_RECORD',
    severity: 'warning',
    title: 'Không có trong hồ sơ đảng viên',
    source: records,
    parameters: {},
  },
  {
    id: 'NAMESAKES',
    severity: 'warning',
    title: 'Trùng họ tên và ngày sinh',
    source: records,
    parameters: {},
  },
  {
    id: 'NOT_IN_BASE',
    severity: 'error',
    title: 'Không có trong danh sách đã phê duyệt',
    source: letter('căn cứ thông báo phê duyệt lần trước'),
    parameters: {},
  },
  {
    id: 'ALREADY_IN_BASE',
    severity: 'error',
    title: 'Đã có trong danh sách đã phê duyệt',
    source: letter('căn cứ thông báo phê duyệt lần trước'),
    parameters: {},
  },
  {
    id: 'BASE_NOT_ANSWERED',
    severity: 'error',
    title: 'Người đang quy hoạch chưa được rà soát',
    source: letter('căn cứ thông báo phê duyệt lần trước'),
    parameters: {},
  },
  {
    id: 'OUTCOME_CONTRADICTED',
    severity: 'error',
    title: 'Kết luận trái với danh sách',
    source: letter('báo cáo kết quả rà soát'),
    parameters: {},
  },
  {
    id: 'REMOVAL_WITHOUT_REASON',
    severity: 'error',
    title: 'Đưa ra không có lý do',
    source: letter('các trường hợp đưa ra khỏi quy hoạch'),
    parameters: {},
  },
  {
    id: 'CHANGE_INCOMPLETE',
    severity: 'error',
    title: 'Chuyển chức danh thiếu một vế',
    source: records,
    parameters: {},
  },
  {
    id: 'BALLOT_IMPOSSIBLE',
    severity: 'error',
    title: 'Số phiếu không hợp lý',
    source: { reference: 'Số học kiểm phiếu', certainty: 'C' },
    parameters: {},
  },
  {
    id: 'MEETING_OUTSIDE_CAMPAIGN',
    severity: 'error',
    title: 'Ngày họp ngoài thời gian của đợt',
    source: letter('rà soát theo công văn'),
    parameters: {},
  },
  {
    id: 'MEETING_NOT_IN_CELL',
    severity: 'error',
    title: 'Họp chi ủy ở chi bộ không có chi ủy',
    source: records,
    parameters: {},
  },
  {
    id: 'MEETING_TOO_LARGE',
    severity: 'error',
    title: 'Số người dự họp nhiều hơn số người của chi bộ',
    source: records,
    parameters: {},
  },
  {
    id: 'VOTE_WITHOUT_LINE',
    severity: 'error',
    title: 'Phiếu cho người không có trong danh sách',
    source: records,
    parameters: {},
  },
  {
    id: 'SEATS_UNKNOWN',
    severity: 'warning',
    title: 'Chưa ghi số lượng cấp ủy viên',
    source: letter('bảo đảm hệ số, số lượng, cơ cấu'),
    parameters: {},
  },
  {
    id: 'BIRTH_IMPOSSIBLE',
    severity: 'error',
    title: 'Ngày sinh không thể có',
    source: records,
    parameters: {},
  },
  {
    id: 'AGE_IMPLAUSIBLE',
    severity: 'warning',
    title: 'Tuổi bất thường',
    source: { reference: 'Điều lệ Đảng: đảng viên từ đủ 18 tuổi', certainty: 'C' },
    parameters: {
      minYears: { value: 18, certainty: 'C' },
      maxYears: { value: 75, certainty: 'C', note: 'Để phát hiện gõ nhầm năm sinh' },
    },
  },
  {
    id: 'RATED_NOT_COMPLETED',
    severity: 'warning',
    title: 'Xếp loại không hoàn thành nhiệm vụ',
    source: letter('không hoàn thành nhiệm vụ thì đưa ra'),
    parameters: {},
  },
  {
    id: 'RATING_MISSING',
    severity: 'warning',
    title: 'Thiếu xếp loại năm trước',
    source: letter('căn cứ kết quả đánh giá, xếp loại năm trước'),
    parameters: {},
  },
  {
    id: 'ADDITION_WITHOUT_VOTE',
    severity: 'warning',
    title: 'Bổ sung không có phiếu',
    parameters: {},
    source: { reference: 'Quy trình bỏ phiếu ở chi bộ (thông lệ)', certainty: 'C' },
  },
  {
    id: 'VOTE_TOO_LOW',
    severity: 'warning',
    title: 'Tỷ lệ đồng ý chưa quá ngưỡng',
    source: { reference: 'Tỷ lệ phiếu trên 50% (thông lệ)', certainty: 'B' },
    parameters: {
      base: {
        value: 'valid',
        certainty: '?',
        note: 'Đã tìm, không thấy văn bản nêu tính trên số triệu tập, có mặt hay phiếu hợp lệ',
      },
      moreThan: { value: 0.5, certainty: 'B', note: 'Các phần mềm đang dùng tính trên 50%' },
    },
  },
  {
    id: 'QUORUM_MISSED',
    severity: 'warning',
    title: 'Chưa đủ số người dự họp',
    source: {
      reference: 'Hội nghị hợp lệ khi có ít nhất 2/3 số người được triệu tập (thông lệ)',
      certainty: 'C',
    },
    parameters: { share: { value: 2 / 3, certainty: 'C' } },
  },
];

/**
 * Numbers that nobody could find in an official text. They are suggestions, are shown as such, and
 * are to be set by the committee.
 */
export const suggestedRules: readonly RuleInput[] = [
  {
    id: 'COEFFICIENT_OUT_OF_RANGE',
    severity: 'warning',
    title: 'Hệ số quy hoạch ngoài khoảng',
    source: letter('chỉ bổ sung khi bảo đảm hệ số, số lượng, cơ cấu'),
    parameters: {
      min: {
        value: 1,
        certainty: '?',
        note: 'Đã tìm, không thấy hệ số cho chi ủy; nhiều văn bản cấp tỉnh dùng từ 1,0',
      },
      max: {
        value: 1.5,
        certainty: '?',
        note:
          'Đã tìm, không thấy hệ số cho chi ủy; nhiều văn bản cấp tỉnh dùng đến 1,5, hướng dẫn ' +
          'cũ 1,5 đến 2,0',
      },
    },
  },
  {
    id: 'SHARE_OF_MINORITIES',
    severity: 'warning',
    title: 'Tỷ lệ dân tộc thiểu số',
    source: { reference: 'Cơ cấu dân tộc thiểu số phù hợp với địa bàn', certainty: 'A' },
    parameters: {
      min: {
        value: 0,
        certainty: '?',
        note: 'Không có con số chung: cấp ủy tự xác định theo địa bàn',
      },
    },
  },
];
