/**
 * Why a workbook is not read at all: the code, what is wrong (no full stop), and what to do (whole
 * sentences). The detail replaces `%`.
 */
const reasons = {
  FILE_EMPTY: ['Tệp rỗng', 'Chọn lại tệp .xlsx đã lưu trên máy.'],
  FILE_TOO_LARGE: ['Tệp lớn hơn % MB', 'Xóa hình ảnh và các trang không cần, hoặc chia nhỏ tệp.'],
  FILE_TRUNCATED: [
    'Tệp bị cắt cụt, thiếu phần cuối',
    'Có thể việc tải lên hoặc sao chép bị ngắt; chép lại tệp gốc rồi tải lên lại.',
  ],
  FILE_DAMAGED: [
    'Tệp hỏng, không mở được',
    'Mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx.',
  ],
  FILE_OLD_XLS: [
    'Tệp là bảng tính .xls kiểu cũ',
    'Mở bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) “.xlsx” rồi tải lên lại.',
  ],
  FILE_ENCRYPTED: ['Tệp có mật khẩu', 'Bỏ mật khẩu (File → Info → Protect Workbook) rồi lưu lại.'],
  FILE_BINARY_XLSB: [
    'Tệp là bảng tính nhị phân .xlsb',
    'Chọn Lưu thành (Save As) “.xlsx” rồi tải lên lại.',
  ],
  FILE_OPEN_DOCUMENT: [
    'Tệp là bảng tính .ods',
    'Chọn Lưu thành (Save As) “.xlsx” rồi tải lên lại.',
  ],
  FILE_WORD: [
    'Tệp là văn bản Word, không phải bảng tính',
    'Chọn đúng tệp .xlsx đã tải về từ hệ thống.',
  ],
  FILE_PDF: ['Tệp là PDF được đổi tên', 'Chọn đúng tệp .xlsx đã tải về từ hệ thống.'],
  FILE_WEB_PAGE: [
    'Tệp là trang web hoặc XML được đổi tên',
    'Mở bằng Excel rồi chọn Lưu thành (Save As) “.xlsx”.',
  ],
  FILE_TEXT: [
    'Tệp là văn bản thuần (CSV) được đổi tên',
    'Điền vào tệp .xlsx đã tải về từ hệ thống.',
  ],
  FILE_NOT_WORKBOOK: [
    'Tệp không phải bảng tính .xlsx',
    'Chọn đúng tệp .xlsx đã tải về từ hệ thống.',
  ],
  MACRO: [
    'Tệp có macro',
    'Chọn Lưu thành (Save As) “Excel Workbook (.xlsx)”, không phải .xlsm, rồi tải lên lại.',
  ],
  EXTERNAL_LINK: [
    'Tệp nối tới tệp hoặc dữ liệu bên ngoài',
    'Bỏ liên kết (Data → Edit Links → Break Link; Data → Queries & Connections) rồi lưu lại.',
  ],
  EMBEDDED_OBJECT: [
    'Tệp có đối tượng nhúng',
    'Xóa đối tượng nhúng rồi lưu lại; tài liệu kèm theo thì nộp thành tệp riêng.',
  ],
  ZIP_BOMB: [
    'Tệp nén bất thường (%)',
    'Mở bằng Excel rồi lưu lại thành .xlsx; nếu vẫn bị từ chối, báo văn thư Đảng ủy.',
  ],
  ZIP_TOO_MANY_PARTS: [
    'Tệp có quá nhiều phần bên trong (%)',
    'Xóa hình ảnh và các trang không cần rồi lưu lại.',
  ],
  ZIP_PART_NAME: ['Tệp có phần mang tên không hợp lệ', 'Mở bằng Excel rồi lưu lại thành .xlsx.'],
  ZIP_PART_REPEATED: [
    'Tệp có hai phần bên trong trùng tên',
    'Mở bằng Excel rồi lưu lại thành .xlsx.',
  ],
  ZIP_SIZE_WRONG: [
    'Tệp khai sai kích thước phần bên trong',
    'Mở bằng Excel rồi lưu lại thành .xlsx.',
  ],
  XML_DOCTYPE: ['Có khai báo DOCTYPE trong %', 'Mở bằng Excel rồi lưu lại thành .xlsx.'],
  XML_BROKEN: [
    'Không đọc được %: nội dung bị hỏng',
    'Mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx.',
  ],
  TOO_MANY_SHEETS: ['Tệp có quá nhiều trang (%)', 'Xóa các trang không cần.'],
  TOO_MANY_ROWS: [
    'Có dữ liệu ở %',
    'Xóa dữ liệu thừa ở các dòng phía dưới (chọn các dòng rồi Delete), hoặc chia nhỏ tệp.',
  ],
  TOO_MANY_COLUMNS: [
    'Có dữ liệu ở %',
    'Xóa dữ liệu thừa ở các cột bên phải; dùng đúng mẫu đã tải về.',
  ],
  TOO_MANY_CELLS: ['Tệp có nhiều hơn % ô', 'Xóa các trang và dữ liệu thừa, hoặc chia nhỏ tệp.'],
  TEXT_TOO_LONG: [
    'Có ô chứa quá %',
    'Rút ngắn nội dung ô; văn bản dài thì nộp thành tệp kèm theo.',
  ],
  TEXT_TOO_MUCH: ['Tệp có quá nhiều chữ', 'Xóa các trang và dữ liệu thừa, hoặc chia nhỏ tệp.'],
} as const;

const parts: readonly (readonly [RegExp, string])[] = [
  [/sharedstrings/i, 'phần chữ dùng chung của tệp'],
  [/styles/i, 'phần định dạng của tệp'],
  [/workbook\.xml$/i, 'danh sách các trang của tệp'],
  [/comments|drawing|vml/i, 'phần ghi chú của tệp'],
  [/worksheets\//i, 'một trang của tệp'],
];

/**
 * The name of a part for the person who has the file open, who does not know its name in the zip.
 */
export function partTitle(part: string): string {
  return parts.find(([pattern]) => pattern.test(part))?.[1] ?? 'một phần bên trong tệp';
}

export type WorkbookRefusal = keyof typeof reasons;

/**
 * The file is refused as a whole, and nothing of it was taken over. `message` ends without a full
 * stop; `fix` says what to do.
 */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
  readonly fix: string;

  constructor(
    readonly code: WorkbookRefusal,
    detail: string | number = '',
  ) {
    const [message, fix] = reasons[code];
    super(message.replace('%', () => String(detail)));
    this.fix = fix;
  }
}
