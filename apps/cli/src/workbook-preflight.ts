import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SpreadsheetError } from './spreadsheet-error.js';

// A spreadsheet comes from outside: before any parser sees it, the zip is walked once with hard limits. Entries are really inflated,
// because the sizes a zip declares are only claims.

const LIMITS = { fileBytes: 10 << 20, entries: 500, inflatedBytes: 64 << 20, ratio: 150, ratioFloorBytes: 1 << 20, rows: 60_000, columns: 100 };

const refuse = (reason: string): never => {
  throw new SpreadsheetError(`Không nhận tệp bảng tính: ${reason}`);
};

const forbiddenNames: readonly (readonly [RegExp, string])[] = [
  [/vbaproject|\.bas$|(^|\/)macrosheets\//i, 'tệp có macro. Hãy lưu lại thành .xlsx thường (không phải .xlsm).'],
  [/(^|\/)externallinks\//i, 'tệp nối tới bảng tính khác. Hãy bỏ liên kết ngoài (Data → Edit Links → Break Link) rồi lưu lại.'],
  [/(^|\/)(connections\.xml$|querytables\/)/i, 'tệp nối tới nguồn dữ liệu ngoài. Hãy bỏ kết nối rồi lưu lại.'],
  [/(^|\/)(embeddings|activex|ctrlprops)\//i, 'tệp có đối tượng nhúng. Hãy xóa đối tượng nhúng rồi lưu lại.'],
];

function checkEntry(entry: Entry): void {
  const forbidden = forbiddenNames.find(([pattern]) => pattern.test(entry.fileName));
  if (forbidden) refuse(forbidden[1]);
  if (entry.isEncrypted()) refuse('tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.');
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > LIMITS.ratioFloorBytes && uncompressedSize > compressedSize * LIMITS.ratio) {
    refuse(`phần “${entry.fileName}” nén bất thường, có thể là tệp phá hoại.`);
  }
}

const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** One cell far away makes a parser fill everything before it. */
function checkReach(xml: string): void {
  for (const [, letters = '', digits] of xml.matchAll(/\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,10})["']/g)) {
    if (Number(digits) > LIMITS.rows) refuse(`có dữ liệu ở dòng ${digits} (nhiều nhất ${LIMITS.rows} dòng).`);
    if (columnNumber(letters) > LIMITS.columns) refuse(`có dữ liệu ở cột ${letters.toUpperCase()} (nhiều nhất ${LIMITS.columns} cột).`);
  }
}

function checkXml(name: string, xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse(`phần “${name}” khai báo DOCTYPE.`);
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) refuse('tệp có macro. Hãy lưu lại thành .xlsx thường (không phải .xlsm).');
  if (/^xl\/worksheets\//i.test(name)) checkReach(xml);
  // Excel makes a link of every mail address that is typed: hyperlinks are allowed, everything else that points outside is not.
  const outside = [...xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].find(([tag]) => /TargetMode\s*=\s*["']External/i.test(tag) && !/\/hyperlink["']/i.test(tag));
  if (outside) refuse('tệp nối tới dữ liệu ngoài tệp. Hãy bỏ liên kết ngoài rồi lưu lại.');
}

async function inflate(zip: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length;
    if (size > room) refuse(`nội dung bung ra vượt ${LIMITS.inflatedBytes >> 20} MB.`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

async function walk(zip: ZipFile): Promise<void> {
  if (zip.entryCount > LIMITS.entries) refuse(`có ${zip.entryCount} phần bên trong (nhiều nhất ${LIMITS.entries}).`);
  const seen = new Set<string>();
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry);
    if (seen.has(entry.fileName)) refuse(`phần “${entry.fileName}” có hai lần.`);
    seen.add(entry.fileName);
    const bytes = await inflate(zip, entry, LIMITS.inflatedBytes - inflated);
    inflated += bytes.length;
    if (/\.(xml|rels)$/i.test(entry.fileName)) checkXml(entry.fileName, bytes.toString('utf8'));
  }
  if (!seen.has('xl/workbook.xml')) refuse('đây không phải bảng tính .xlsx.');
}

/** Throws SpreadsheetError unless the bytes are a plain .xlsx of sane size, without macros, external links or embedded objects. */
export async function preflightWorkbook(bytes: Buffer): Promise<void> {
  if (bytes.length > LIMITS.fileBytes) refuse(`tệp lớn hơn ${LIMITS.fileBytes >> 20} MB.`);
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') refuse('tệp là .xls cũ hoặc có mật khẩu. Hãy lưu lại thành .xlsx không mật khẩu.');
  try {
    await walk(await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true }));
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error;
    refuse('tệp hỏng hoặc không phải .xlsx. Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại.');
  }
}
