const plain = {
  issuedOn: '2024-01-12',
  number: 241,
  issuer: {
    name: 'Đảng ủy Văn phòng UBND tỉnh',
    superior: 'Đảng bộ Khối Cơ quan - Doanh nghiệp tỉnh',
    symbol: 'ĐU',
    place: 'Lào Cai',
  },
  subject: 'thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024',
  addressees: ['Chi ủy các Chi bộ trực thuộc'],
  opening:
    'Thực hiện Công văn số 1514-CV/ĐUK, ngày 05/01/2024 của Đảng ủy Khối Cơ quan - ' +
    'Doanh nghiệp tỉnh về việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm ' +
    '2024; Đảng ủy Văn phòng UBND tỉnh đề nghị cấp ủy Chi bộ trực thuộc thực hiện công ' +
    'tác rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, ' +
    'năm 2024; trong đó, lưu ý một số nội dung, như sau:',
  points: [
    'Căn cứ Thông báo số 62-TB/ĐU, ngày 15/6/2022 của Đảng ủy Văn phòng UBND tỉnh về ' +
      'phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, ' +
      'nhiệm kỳ 2022-2025 và kết quả đánh giá, xếp loại cán bộ, đảng viên năm 2023; Chi ' +
      'ủy Chi bộ thực hiện rà soát, bổ sung quy hoạch cấp ủy Chi bộ, nhiệm kỳ 2022-2025 ' +
      'và nhiệm kỳ 2025-2027, năm 2024; thống nhất gửi kết quả rà soát về Đảng ủy Văn ' +
      'phòng để xem xét, phê duyệt theo quy định.',
    'Việc quy hoạch phải đảm bảo nguyên tắc quy hoạch cấp ủy gắn với quy hoạch lãnh ' +
      'đạo, quản lý; lấy quy hoạch các chức danh cấp ủy làm cơ sở để quy hoạch các chức ' +
      'danh lãnh đạo, quản lý, bảo đảm đồng bộ với các chủ trương, quy định của Đảng về ' +
      'bố trí cán bộ.',
    'Thực hiện tốt phương châm quy hoạch “động” và “mở”: Đưa ra khỏi quy hoạch các ' +
      'trường hợp đương nhiên ra khỏi quy hoạch; những cán bộ không còn đủ tiêu chuẩn, ' +
      'điều kiện, không hoàn thành nhiệm vụ, vi phạm quy định của Đảng, pháp luật của Nhà ' +
      'nước hoặc uy tín thấp. Bổ sung vào quy hoạch những cán bộ có phẩm chất, năng lực, ' +
      'uy tín, triển vọng phát triển. Chỉ thực hiện bổ sung quy hoạch khi đảm bảo về hệ ' +
      'số, số lượng, cơ cấu.',
  ],
  deadlineNote:
    'Thời gian báo cáo rà soát, bổ sung quy hoạch gửi về Đảng ủy Văn phòng UBND tỉnh ' +
    'trước ngày 15/02/2024 để xem xét, quyết định; hết thời hạn nêu trên, nếu không gửi ' +
    'báo cáo thì coi như không thực hiện.',
  closing:
    'Căn cứ các nội dung nêu trên, yêu cầu Chi ủy các Chi bộ nghiêm túc triển khai thực ' + 'hiện',
  recipients: ['Như trên', 'BCH Đảng bộ Văn phòng', 'Lưu Đảng ủy'],
  signature: { onBehalfOf: 'Đảng ủy', position: 'Bí thư', signer: 'Nguyễn Văn Mẫu' },
};

const draft = {
  ...plain,
  number: null,
  addressees: ['Chi ủy các Chi bộ trực thuộc', 'Đảng ủy viên phụ trách chi bộ'],
  signature: { onBehalfOf: 'Đảng ủy', position: 'Bí thư', signer: null },
};

export const samples = { plain, draft };
