import {
  type PlacedFinding,
  type PrintedList,
  writeConsolidationWorkbook,
  writeWorkbook,
} from '#libs/documents';
import { figures } from '#libs/documents/testing';
import { sheetLayouts } from '#libs/forms';
import { planningForm } from '../support/planning-form.js';

export const layouts = sheetLayouts(
  planningForm([
    { id: 'cb1-2022-2025', name: '2022-2025' },
    { id: 'cb1-2025-2027', name: '2025-2027' },
  ]),
);
const known: Readonly<Record<string, string>> = {
  cardNumber: '079123456789',
  person: 'Nguyen Thi Thanh Huong Giang',
  born: '05/11/1990',
  position: 'Pho Truong phong Hanh chinh - To chuc',
  since: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
  qualification: 'Thac si Quan ly cong',
};
const rows = Object.fromEntries(
  layouts.map(({ table, columns }) => [
    table,
    Array.from({ length: 12 }, () => columns.map(({ key, list }) => known[key] ?? list[0] ?? null)),
  ]),
);
export const workbook = (): Buffer =>
  writeWorkbook(layouts, rows, {
    stamp: { directive: 'cv-241', cell: 'cb-1', round: 1, form: 'thu@1' },
    subject: 'Chi bộ Mẫu',
  });
export const remarks = Array.from({ length: 60 }, (_finding, index): PlacedFinding => ({
  severity: index % 2 ? 'warning' : 'error',
  table: 'x',
  row: null,
  column: null,
  message: `Dong ${index} ${'khong doc duoc vi thieu ngay sinh '.repeat(5)}`,
  fix: 'Ghi ngay/thang/nam nhu trong ho so '.repeat(4),
}));

/**
 * Names without marks: where the machine lacks the font, LibreOffice tears letters from their
 * marks.
 */
const person = (index: number) =>
  ({
    name: `Nguoi ${index}`,
    born: '05/11/1990',
    sex: index % 2 ? 'nam' : 'nu',
    position: 'Pho Truong phong Hanh chinh',
    post: 'Chi uy vien',
    nextPost: 'Pho Bi thu',
    qualification: 'Thac si Quan ly cong',
    politicalTheory: 'Trung cap',
    notice: 'Thong bao so 62-TB/DU, ngay 15/6/2022',
    ratings: '2021: HTTNV; 2022: HTXSNV; 2023: HTTNV',
    proposal: null,
  }) as const;
export const list = (appendix: 1 | 2, count: number): PrintedList => ({
  appendix,
  issuedOn: '2024-02-10',
  issuer: { superior: 'Đảng ủy Văn phòng', name: 'Chi bộ Một', place: 'Lào Cai' },
  subject: 'kết quả rà soát',
  attachedTo: null,
  terms: [
    {
      term: '2022-2025',
      groups: [
        ['Bi thu', 0, Math.ceil(count / 2)] as const,
        ['Pho', 50, Math.floor(count / 2)] as const,
      ]
        .filter(([, , size]) => size > 0)
        .map(([title, from, size]) => ({
          title,
          people: Array.from({ length: size }, (_each, index) => person(from + index)),
        })),
    },
  ],
  signature: { onBehalfOf: 'Chi bộ', position: 'Ky thay', signer: 'Le Van Mau' },
});
export const consolidation = (count: number): Buffer =>
  writeConsolidationWorkbook({
    issuedOn: '2024-02-10',
    issuer: { superior: 'Đảng ủy Khối', name: 'Đảng ủy Văn phòng', place: 'Lào Cai' },
    subject: 'kết quả',
    attachedTo: null,
    terms: [
      {
        term: '2022-2025',
        rows: Array.from({ length: count }, (_row, index) => ({
          cell: `Nguoi ${index}`,
          ...figures,
        })),
        total: figures,
      },
    ],
    signature: { onBehalfOf: 'Đảng ủy', position: 'Ky thay', signer: 'Le Van Mau' },
  });
