import { crc32, deflateRawSync } from 'node:zlib';

// Workbooks for the specs. They are written by hand, because no writer of spreadsheets can be asked
// for a hostile file.

export interface Part {
  readonly name: string;
  readonly text: string;
  /** A false inflated size, as a zip bomb claims it. */
  readonly claimedSize?: number;
}

function records(
  { name, text, claimedSize }: Part,
  offset: number,
): { local: Buffer; central: Buffer } {
  const [file, bytes] = [Buffer.from(name), Buffer.from(text)];
  const packed = deflateRawSync(bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x0800, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimedSize ?? bytes.length, 18);
  common.writeUInt16LE(file.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, file, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, file]),
  };
}

/** A zip of these parts, in this order. */
export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = records(part, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;

/** A date as Excel stores it: days since 1899-12-30. */
export class ExcelDay {
  constructor(readonly day: string) {}
  get serial(): number {
    return (Date.parse(this.day) - Date.parse('1899-12-30')) / 86_400_000;
  }
}

export type CellValue = string | number | boolean | ExcelDay | null;
export type SheetRows = readonly (readonly CellValue[])[];

function cellXml(value: CellValue, at: string): string {
  if (value === null) return '';
  if (value instanceof ExcelDay) return `<c r="${at}" s="1"><v>${value.serial}</v></c>`;
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${Number(value)}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
}

function sheetXml(rows: SheetRows): string {
  const body = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">` +
      cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('') +
      '</row>',
  );
  return (
    '<?xml version="1.0"?><worksheet ' +
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' +
    `${body.join('')}</sheetData></worksheet>`
  );
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with these sheets, to be zipped as they are or tampered with first. */
export function workbookParts(sheets: Readonly<Record<string, SheetRows>>): Part[] {
  const names = Object.keys(sheets);
  const tabs = names.map(
    (name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relations = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" ` +
      `Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return [
    {
      name: '[Content_Types].xml',
      text:
        '<?xml version="1.0"?><Types ' +
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns:r="${RELATIONS}"><sheets>${tabs.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text:
        `<Relationships>${relations.join('')}<Relationship ` +
        `Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text:
        '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf ' +
        'numFmtId="14"/></cellXfs></styleSheet>',
    },
    ...names.map((name, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      text: sheetXml(sheets[name]!),
    })),
  ];
}

/**
 * The small organisation file of libs/org as five sheets, with the habits of people who really
 * type.
 */
export function orgSheets(): Record<string, CellValue[][]> {
  const mark = 'dữ liệu mẫu';
  const since = '62-TB/ĐU ngày 15/6/2022';
  return {
    'Đảng ủy': [
      [
        'Mã',
        'Tên',
        'Ký hiệu',
        'Địa danh',
        'Cấp trên',
        'Ký hiệu cấp trên',
        'Người ký',
        'Chức vụ ký',
        'Từ ngày',
        'Đến ngày',
        'Ghi chú',
      ],
      [
        'dang-uy',
        'Đảng ủy Văn phòng UBND tỉnh',
        'ĐU',
        'Lào Cai',
        'Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh',
        'ĐUK',
        'Lê Văn Mẫu',
        'Bí thư',
        new ExcelDay('2020-06-16'),
        '28/2/2025',
        mark,
      ],
      [
        'dang-uy',
        'Đảng ủy Văn phòng UBND tỉnh',
        'ĐU',
        'Lào Cai',
        'Đảng ủy UBND tỉnh',
        'ĐU',
        'Trần Thị Mẫu',
        'Phó Bí thư',
        '01/03/2025',
      ],
    ],
    'Chi bộ': [
      [
        'Mã',
        'Tên chi bộ',
        'Ký hiệu',
        'Thư điện tử',
        'Bí thư',
        'Số đảng viên chính thức',
        'Có chi ủy',
        'Từ ngày',
        'Đến ngày',
        'Ghi chú',
      ],
      [
        'cb-mot',
        'Chi bộ Một',
        'CB',
        'mot@example.invalid',
        'Nguyễn Văn Một',
        12,
        'có',
        '16/6/2020',
        null,
        mark,
      ],
      [],
      [
        'cb-hai',
        'Chi bộ Hai',
        'CB',
        'hai@example.invalid',
        'Nguyễn Văn Hai',
        6,
        false,
        '16/6/2020',
        new ExcelDay('2024-12-31'),
      ],
    ],
    'Nhiệm kỳ': [
      ['Mã', 'Nhiệm kỳ', 'Từ ngày', 'Đến ngày'],
      ['dang-uy', '2020-2025', '16/06/2020', '15/06/2025'],
      ['cb-mot', '2022 – 2025', '05/07/2022', '08/01/2025'],
      ['cb-mot', '2025-2027', '2025-01-09'],
      ['cb-hai', '2022-2025', '06/07/2022'],
    ],
    'Quy hoạch': [
      [
        'Mã chi bộ',
        'Nhiệm kỳ',
        'Số thẻ',
        'Họ và tên',
        'Ngày sinh',
        'Giới tính',
        'Dân tộc',
        'Chức vụ hiện tại',
        'Ngày vào Đảng',
        'Chức danh',
        'Thông báo phê duyệt',
      ],
      [
        'cb-mot',
        '2022-2025',
        'MAU-0001',
        'Giàng A Mẫu',
        '31/5/1984',
        'Nam',
        'Mông',
        null,
        null,
        'Bí thư',
        since,
      ],
      [
        'cb-mot',
        '2022-2025',
        'MAU-0002',
        'Hoàng Thị Ánh',
        1990,
        'Nữ',
        'Tày',
        'Chuyên viên',
        '02/09/2015',
        'Chi uỷ viên',
        since,
      ],
      ['cb-mot', '2025-2027', 'MAU-0002', null, null, null, null, null, null, 'Phó bí thư', since],
      [
        'cb-hai',
        '2022-2025',
        'MAU-0001',
        'Giàng A Mẫu',
        null,
        null,
        null,
        null,
        null,
        'bí thư',
        since,
      ],
    ],
    'Sổ số': [
      ['Nhiệm kỳ', 'Loại văn bản', 'Số cuối cùng'],
      ['2020-2025', 'CV', 240],
      ['2020-2025', 'TB', '118'],
    ],
  };
}
