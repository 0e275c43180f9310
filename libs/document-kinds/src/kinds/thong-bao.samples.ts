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

export const samples = { plain, replaces };
