/**
 * Vietnamese words for the sections and fields of the file, in messages and as headings of the
 * spreadsheet.
 */
export const sectionLabels: Record<string, string> = {
  committee: 'Đảng ủy',
  letterheads: 'Đảng ủy',
  cells: 'Chi bộ',
  terms: 'Nhiệm kỳ',
  people: 'Đảng viên',
  planned: 'Quy hoạch',
  registers: 'Sổ số',
};

export const fieldLabels: Record<string, Record<string, string>> = {
  committee: { id: 'Mã', superior: 'Cấp trên trong hệ thống', note: 'Ghi chú' },
  letterheads: {
    from: 'Từ ngày',
    to: 'Đến ngày',
    name: 'Tên',
    symbol: 'Ký hiệu',
    place: 'Địa danh',
    parentName: 'Cấp trên',
    parentSymbol: 'Ký hiệu cấp trên',
    signerName: 'Người ký',
    signerPost: 'Chức vụ ký',
    signsFor: 'Ký thay mặt',
  },
  cells: {
    id: 'Mã',
    name: 'Tên chi bộ',
    symbol: 'Ký hiệu',
    email: 'Thư điện tử',
    secretary: 'Bí thư',
    signerName: 'Người ký',
    signerPost: 'Chức vụ ký',
    signsFor: 'Ký thay mặt',
    officialMembers: 'Số đảng viên chính thức',
    hasCommittee: 'Có chi ủy',
    kind: 'Loại hình',
    workField: 'Lĩnh vực công tác',
    from: 'Từ ngày',
    to: 'Đến ngày',
    note: 'Ghi chú',
  },
  terms: { body: 'Mã', name: 'Nhiệm kỳ', from: 'Từ ngày', to: 'Đến ngày', seats: 'Số cấp ủy viên' },
  people: {
    cardNumber: 'Số thẻ',
    oldCardNumber: 'Số thẻ cũ',
    name: 'Họ và tên',
    born: 'Ngày sinh',
    sex: 'Giới tính',
    ethnicity: 'Dân tộc',
    position: 'Chức vụ hiện tại',
    qualification: 'Trình độ chuyên môn',
    politicalTheory: 'Lý luận chính trị',
    joinedOn: 'Ngày vào Đảng',
    note: 'Ghi chú',
  },
  planned: {
    cell: 'Mã chi bộ',
    term: 'Nhiệm kỳ',
    person: 'Số thẻ',
    post: 'Chức danh',
    since: 'Thông báo phê duyệt',
    note: 'Ghi chú',
  },
  registers: { term: 'Nhiệm kỳ', type: 'Loại văn bản', last: 'Số cuối cùng' },
};

const signerPosts = { 'bi-thu': 'Bí thư', 'pho-bi-thu': 'Phó Bí thư' };

/** By the name of the field: the stored value and the word that people use for it. */
export const choiceLabels: Record<string, Record<string, string>> = {
  post: { ...signerPosts, 'chi-uy-vien': 'Chi ủy viên' },
  signerPost: signerPosts,
  signsFor: {
    'dang-uy': 'Đảng ủy',
    'ban-thuong-vu': 'Ban Thường vụ',
    'chi-bo': 'Chi bộ',
    'chi-uy': 'Chi ủy',
  },
  sex: { nam: 'Nam', nu: 'Nữ' },
};

/** `['cells', 3, 'email']` becomes “Chi bộ” thứ 4, mục “Thư điện tử”. */
export function describePath(path: readonly (string | number)[]): string {
  const [section, index, field] =
    typeof path[1] === 'number' ? path : [path[0], undefined, path[1]];
  if (section === undefined) return 'Tệp';
  const rank = index === undefined ? '' : ` thứ ${Number(index) + 1}`;
  const head = `“${sectionLabels[section] ?? section}”${rank}`;
  return field === undefined ? head : `${head}, mục “${fieldLabels[section]?.[field] ?? field}”`;
}
