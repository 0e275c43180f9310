const plain = {
  issuedOn: '2024-12-23',
  number: 131,
  issuer: {
    name: 'Đảng ủy Văn phòng UBND tỉnh',
    superior: 'Đảng bộ Khối Cơ quan - Doanh nghiệp tỉnh',
    symbol: 'ĐU',
    place: 'Lào Cai',
  },
  subject: 'về kết quả đánh giá, xếp loại của Chi bộ Tổng hợp, năm 2024',
  grounds: [
    'Căn cứ Công văn số 260-CV/ĐU, ngày 15/11/2024 của Đảng ủy Văn phòng UBND tỉnh về ' +
      'đánh giá, xếp loại tổ chức đảng, đảng viên năm 2024',
    'Xét Báo cáo số 12-BC/CB, ngày 10/12/2024 của Chi ủy Chi bộ Tổng hợp',
    'Căn cứ kết luận của Hội nghị Đảng ủy Văn phòng UBND tỉnh ngày 20/12/2024',
  ],
  opening: 'Đảng ủy thông báo kết quả đánh giá, xếp loại của Chi bộ Tổng hợp, năm 2024, như sau:',
  points: [
    'Nhất trí với kết quả đánh giá, xếp loại đảng viên và cán bộ do Chi ủy Chi bộ Tổng ' +
      'hợp đề nghị tại Báo cáo số 12-BC/CB, ngày 10/12/2024.',
    'Kết quả đánh giá, xếp loại là một căn cứ để rà soát, bổ sung quy hoạch cấp ủy năm ' + 'sau.',
  ],
  closing:
    'Chi ủy Chi bộ Tổng hợp thông báo kết quả tới từng đảng viên và lưu hồ sơ theo quy ' + 'định',
  recipients: [
    'Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh (b/c)',
    'Chi bộ Tổng hợp (t/h)',
    'Lưu Đảng ủy',
  ],
  signature: { onBehalfOf: 'Đảng ủy', position: 'Bí thư', signer: 'Nguyễn Văn Mẫu' },
};

const replaces = { ...plain, replaces: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024' };

const results = {
  ...plain,
  subject: 'về kết quả đăng ký học tập năm 2024',
  grounds: [plain.grounds[0]!, 'Xét báo cáo của 2 chi bộ'],
  opening: 'Đảng ủy thông báo kết quả đăng ký học tập của các chi bộ năm 2024, như sau:',
  points: ['Tổng số 3 đảng viên đăng ký, danh sách kèm theo.'],
  closing: 'Các chi bộ thực hiện',
  recipients: ['Các chi bộ', 'Lưu Đảng ủy'],
  lists: [
    {
      title: 'Đăng ký của đảng viên',
      headings: ['Chi bộ', 'Họ và tên', 'Nội dung đăng ký', 'Số buổi'],
      rows: [
        { cells: ['Chi bộ Tổng hợp', 'Trần Thị Bình', 'Học tập', '4'] },
        { cells: ['Chi bộ Tổng hợp', 'Lê Văn Cường', 'Công trình; Khác', '2'] },
        { cells: ['Chi bộ Hành chính - Tổ chức', 'Giàng A Páo', 'Học tập', '3'] },
      ],
      totals: ['Tổng cộng', '', '', '9'],
      counts: ['Nội dung đăng ký: Học tập 2; Công trình 1; Khác 1'],
    },
  ],
};

const wide = {
  title: 'Đề xuất của chi bộ',
  headings: ['Chi bộ', 'Mã', 'Nội dung', 'Số lượng', 'Kinh phí (triệu đồng)', 'Ý kiến'],
  rows: [
    { cells: ['Chi bộ Tổng hợp', 'S01', 'Mua sách', '12', '3,5', 'Đề nghị cấp trước Quý IV'] },
    { cells: ['Chi bộ Tổng hợp', 'S02', 'Tập huấn', '1', '20', ''] },
  ],
  totals: ['Tổng cộng', '', '', '13', '23,5', ''],
  counts: [],
};

const across = { ...results, lists: [...results.lists, wide] };

export const samples = { plain, replaces, results, across };
