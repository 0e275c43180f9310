const person = (name: string, born: string, position: string, post: string) => ({
  name,
  born,
  position,
  post,
});

const plain = {
  issuedOn: '2024-02-20',
  number: 119,
  issuer: {
    name: 'Đảng ủy Văn phòng UBND tỉnh',
    superior: 'Đảng bộ Khối Cơ quan - Doanh nghiệp tỉnh',
    symbol: 'ĐU',
    place: 'Lào Cai',
  },
  subject:
    'về phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy Chi bộ Hành chính - Tổ chức ' +
    'nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024',
  cell: 'Chi bộ Hành chính - Tổ chức',
  carriedOutBy: 'Chi ủy Chi bộ Hành chính - Tổ chức',
  year: 2024,
  grounds: [
    'Căn cứ Quy định số 50-QĐ/TW, ngày 27/12/2021 của Bộ Chính trị về công tác quy ' +
      'hoạch cán bộ',
    'Căn cứ Công văn số 1514-CV/ĐUK, ngày 05/01/2024 của Đảng ủy Khối Cơ quan - Doanh ' +
      'nghiệp tỉnh về việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024',
    'Xét báo cáo kết quả rà soát, bổ sung quy hoạch của Chi ủy Chi bộ Hành chính - Tổ ' +
      'chức theo Công văn số 241-CV/ĐU, ngày 12/01/2024',
  ],
  terms: [
    {
      term: '2022-2025',
      base: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
      continued: [
        person('Trần Thị Bình', '12/3/1980', 'Phó Trưởng phòng Hành chính', 'Bí thư'),
        person('Lê Văn Cường', '1985', 'Chuyên viên chính', 'Phó Bí thư'),
        person('Nguyễn Thị Thúy Hằng', '05/11/1990', 'Chuyên viên', 'Chi ủy viên'),
      ],
      removed: [
        {
          ...person('Hoàng Văn Dũng', '20/7/1978', 'Chuyên viên', 'Chi ủy viên'),
          reason: 'Chuyển công tác sang cơ quan khác',
        },
      ],
      added: [person('Giàng A Páo', '1992', 'Chuyên viên', 'Phó Bí thư')],
      notApproved: [
        {
          ...person('Vàng A Dơ', '02/9/1990', 'Chuyên viên', 'Chi ủy viên'),
          proposal: 'Bổ sung. Chưa bảo đảm hệ số',
        },
      ],
    },
    {
      term: '2025-2027',
      base: null,
      continued: [],
      removed: [],
      added: [
        person('Lê Văn Cường', '1985', 'Chuyên viên chính', 'Bí thư'),
        person('Nguyễn Thị Thúy Hằng', '05/11/1990', 'Chuyên viên', 'Phó Bí thư'),
        person('Giàng A Páo', '1992', 'Chuyên viên', 'Chi ủy viên'),
      ],
    },
  ],
  recipients: [
    'Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh (b/c)',
    'Chi bộ Hành chính - Tổ chức (t/h)',
    'Các đồng chí có tên trong danh sách',
    'Lưu Đảng ủy',
  ],
  signature: { onBehalfOf: 'Đảng ủy', position: 'Bí thư', signer: 'Nguyễn Văn Mẫu' },
};

const long = {
  ...plain,
  issuedOn: '2027-03-05',
  number: 7,
  issuer: {
    name: 'Đảng ủy Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính tỉnh',
    superior: 'Đảng bộ các cơ quan Đảng tỉnh Lào Cai',
    symbol: 'ĐU',
    place: 'Lào Cai',
  },
  terms: [
    {
      term: '2025-2027',
      base: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
      continued: [
        person('Nguyễn Văn An', '1975', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Trần Thị Bình', '1976', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Lê Hữu Cảnh', '1977', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Phạm Thị Thanh Dung',
          '1978',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Hoàng Văn Giang', '1979', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Nguyễn Thị Hà', '1980', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Trần Hữu Khánh', '1981', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Lê Thị Thanh An', '1982', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Phạm Văn Bình', '1983', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Hoàng Thị Cảnh', '1984', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Nguyễn Hữu Dung', '1985', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Trần Thị Thanh Giang',
          '1986',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Lê Văn Hà', '1987', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Phạm Thị Khánh', '1988', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Hoàng Hữu An', '1989', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Nguyễn Thị Thanh Bình',
          '1990',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Trần Văn Cảnh', '1991', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Lê Thị Dung', '1992', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Phạm Hữu Giang', '1993', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Hoàng Thị Thanh Hà',
          '1994',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Nguyễn Văn Khánh', '1975', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Trần Thị An', '1976', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Lê Hữu Bình', '1977', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Phạm Thị Thanh Cảnh',
          '1978',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Hoàng Văn Dung', '1979', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Nguyễn Thị Giang', '1980', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Trần Hữu Hà', '1981', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Lê Thị Thanh Khánh',
          '1982',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Phạm Văn An', '1983', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Hoàng Thị Bình', '1984', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Nguyễn Hữu Cảnh', '1985', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Trần Thị Thanh Dung',
          '1986',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Lê Văn Giang', '1987', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Phạm Thị Hà', '1988', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Hoàng Hữu Khánh', '1989', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Nguyễn Thị Thanh An',
          '1990',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Trần Văn Bình', '1991', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Lê Thị Cảnh', '1992', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Phạm Hữu Dung', '1993', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Hoàng Thị Thanh Giang',
          '1994',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Nguyễn Văn Hà', '1975', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Trần Thị Khánh', '1976', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person('Lê Hữu An', '1977', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
        person(
          'Phạm Thị Thanh Bình',
          '1978',
          'Chuyên viên Phòng Nội chính - Tiếp dân',
          'Chi ủy viên',
        ),
        person('Hoàng Văn Cảnh', '1979', 'Chuyên viên Phòng Nội chính - Tiếp dân', 'Chi ủy viên'),
      ],
      removed: [],
      added: [person('Giàng A Páo', '1992', 'Chuyên viên', 'Phó Bí thư')],
    },
  ],
};

const replaces = {
  ...plain,
  issuedOn: '2024-02-27',
  number: 127,
  replaces: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
};

const unchanged = {
  ...plain,
  number: 120,
  terms: [
    {
      term: '2022-2025',
      base: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
      continued: [
        person('Trần Thị Bình', '12/3/1980', 'Phó Trưởng phòng Hành chính', 'Bí thư'),
        person('Lê Văn Cường', '1985', 'Chuyên viên chính', 'Phó Bí thư'),
        person('Nguyễn Thị Thúy Hằng', '05/11/1990', 'Chuyên viên', 'Chi ủy viên'),
      ],
      removed: [],
      added: [],
    },
    { term: '2025-2027', base: null, continued: [], removed: [], added: [] },
  ],
};

export const samples = { plain, long, replaces, unchanged };
