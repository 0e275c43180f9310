export * as officialExamples from './offices/official.examples.js';
/**
 * A small organisation file as it is typed, before parsing: one committee, a cell with and a cell
 * without chi ủy. All of it is invented.
 */
export function smallOrgFile() {
  return {
    format: 'dondoc-org/1',
    note: 'dữ liệu mẫu',
    committee: { id: 'dang-uy', note: 'dữ liệu mẫu' },
    letterheads: [
      {
        from: '2020-06-16',
        to: '2025-02-28',
        name: 'Đảng ủy Văn phòng UBND tỉnh',
        symbol: 'ĐU',
        place: 'Lào Cai',
        parentName: 'Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh',
        parentSymbol: 'ĐUK',
        signerName: 'Lê Văn Mẫu',
        signerPost: 'bi-thu',
      },
      {
        from: '2025-03-01',
        name: 'Đảng ủy Văn phòng UBND tỉnh',
        symbol: 'ĐU',
        place: 'Lào Cai',
        parentName: 'Đảng ủy UBND tỉnh',
        parentSymbol: 'ĐU',
        signerName: 'Trần Thị Mẫu',
        signerPost: 'pho-bi-thu',
      },
    ],
    cells: [
      {
        id: 'cb-mot',
        name: 'Chi bộ Một',
        symbol: 'CB',
        email: 'mot@example.invalid',
        secretary: 'Nguyễn Văn Một',
        officialMembers: 12,
        hasCommittee: true,
        from: '2020-06-16',
        note: 'dữ liệu mẫu',
      },
      {
        id: 'cb-hai',
        name: 'Chi bộ Hai',
        symbol: 'CB',
        email: 'hai@example.invalid',
        secretary: 'Nguyễn Văn Hai',
        officialMembers: 6,
        hasCommittee: false,
        from: '2020-06-16',
        to: '2024-12-31',
      },
    ],
    terms: [
      { body: 'dang-uy', name: '2020-2025', from: '2020-06-16', to: '2025-06-15' },
      { body: 'cb-mot', name: '2022-2025', from: '2022-07-05', to: '2025-01-08' },
      { body: 'cb-mot', name: '2025-2027', from: '2025-01-09' },
      { body: 'cb-hai', name: '2022-2025', from: '2022-07-06' },
    ],
    people: [
      {
        cardNumber: 'MAU-0001',
        name: 'Giàng A Mẫu',
        born: '1984-05-31',
        sex: 'nam',
        ethnicity: 'Mông',
        note: 'dữ liệu mẫu',
      },
      {
        cardNumber: 'MAU-0002',
        name: 'Hoàng Thị Ánh',
        born: '1990',
        sex: 'nu',
        ethnicity: 'Tày',
        position: 'Chuyên viên',
        joinedOn: '2015-09-02',
      },
    ],
    planned: [
      {
        cell: 'cb-mot',
        term: '2022-2025',
        person: 'MAU-0001',
        post: 'bi-thu',
        since: '62-TB/ĐU ngày 15/6/2022',
      },
      {
        cell: 'cb-mot',
        term: '2022-2025',
        person: 'MAU-0002',
        post: 'chi-uy-vien',
        since: '62-TB/ĐU ngày 15/6/2022',
      },
      {
        cell: 'cb-mot',
        term: '2025-2027',
        person: 'MAU-0002',
        post: 'pho-bi-thu',
        since: '62-TB/ĐU ngày 15/6/2022',
      },
      {
        cell: 'cb-hai',
        term: '2022-2025',
        person: 'MAU-0001',
        post: 'bi-thu',
        since: '62-TB/ĐU ngày 15/6/2022',
      },
    ],
    registers: [
      { term: '2020-2025', type: 'CV', last: 240 },
      { term: '2020-2025', type: 'TB', last: 118 },
    ],
  };
}
