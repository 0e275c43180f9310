import { strFromU8, unzipSync } from 'fflate';
import { type PrintedList } from '#libs/documents';

const someone = {
  name: 'Trần Thị Bình',
  born: '12/3/1980',
  sex: 'nu',
  position: 'Phó Trưởng phòng',
  post: 'Bí thư',
  nextPost: 'Bí thư',
  qualification: 'Thạc sĩ',
  politicalTheory: 'Cao cấp',
  notice: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
  ratings: '2021: HTTNV; 2022: HTTNV; 2023: HTXSNV',
  proposal: null,
} as const;
export const list = (appendix: 1 | 2, issuedOn = '2024-02-10'): PrintedList => ({
  appendix,
  issuedOn,
  issuer: {
    superior: 'Đảng ủy Văn phòng UBND tỉnh',
    name: 'Chi bộ Hành chính - Tổ chức',
    place: 'Lào Cai',
  },
  subject: 'rà soát, bổ sung quy hoạch cấp ủy năm 2024',
  attachedTo: 'Báo cáo số 05-BC/CB, ngày 10/02/2024',
  terms: [
    {
      term: '2022-2025',
      groups: [
        { title: 'Bí thư', people: [someone] },
        { title: 'Phó Bí thư', people: [{ ...someone, name: '<Lê & Văn>', sex: 'nam' }] },
      ],
    },
    { term: '2025-2027', groups: [{ title: 'Bí thư', people: [] }] },
  ],
  signature: { onBehalfOf: 'Chi bộ', position: 'Bí thư', signer: 'Nguyễn Văn Mẫu' },
});

/** The text of one part of a zip, empty where it has none. */
export const part = (bytes: Buffer, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
