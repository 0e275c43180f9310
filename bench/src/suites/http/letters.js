const LETTER = {
  addressee: 'Chi ủy các Chi bộ trực thuộc',
  opening: 'Đảng ủy đề nghị cấp ủy các Chi bộ trực thuộc thực hiện một số nội dung, như sau:',
  points: ['Thực hiện đúng hướng dẫn của cấp trên và gửi kết quả về Đảng ủy (dữ liệu mẫu).'],
  deadlineNote: 'Thời gian gửi về Đảng ủy {wording}.',
  closing: 'Yêu cầu Chi ủy các Chi bộ nghiêm túc triển khai thực hiện',
  recipients: ['Như trên', 'Lưu Đảng ủy'],
};
const DAY_MS = 86_400_000;
/** Vietnam is seven hours ahead of UTC and keeps no summer time. */
const inVietnam = (ms) => new Date(ms + 7 * 3_600_000).toISOString();

export const today = () => inVietnam(Date.now()).slice(0, 10);
export const TERMS = ['2025-2027', '2027-2030'];

/** A due date far enough ahead, which counts as a whole. */
export const farOff = () => ({
  dueOn: inVietnam(Date.now() + 14 * DAY_MS).slice(0, 10),
  policy: 'inclusive',
});

/** A whole minute of the real clock as a due date with an hour. */
export const atMinute = (ms) => ({
  dueOn: inVietnam(ms).slice(0, 10),
  policy: 'inclusive',
  at: inVietnam(ms).slice(11, 16),
});

const planning = (year) => ({
  superior: {
    number: '286-CV/ĐU',
    on: `${year}-01-05`,
    body: 'Đảng ủy UBND tỉnh',
    subject: `việc rà soát, bổ sung quy hoạch cán bộ cấp ủy năm ${year} (dữ liệu mẫu)`,
  },
  baseNotice: {
    number: '131-TB/ĐU',
    on: '2025-03-20',
    subject: 'phê duyệt quy hoạch cấp ủy các Chi bộ trực thuộc (dữ liệu mẫu)',
  },
  targetTerms: TERMS,
});

const kinds = {
  form: { workflow: 'danh-gia-xep-loai', more: () => ({}) },
  planning: { workflow: 'quy-hoach-cap-uy', more: planning },
};

/** A draft of a directive to the first cells of the made-up Đảng bộ. */
export function draftOf(kind, { directive, committee, cells, deadline }) {
  const { workflow, more } = kinds[kind];
  const year = Number(today().slice(0, 4));
  return {
    directive,
    committee,
    workflow,
    year,
    subject: `việc gửi báo cáo năm ${year} (dữ liệu mẫu)`,
    selection: { cells },
    letter: LETTER,
    ...more(year),
    ...deadline,
  };
}
