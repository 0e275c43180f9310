import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importOrg, type ImportReport, type Locate, type OrgFile, OrgFileError, parseOrgFile } from '#libs/org';
import { inTransaction } from '#libs/platform';
import type { DataSource } from 'typeorm';
import { readOrgWorkbook } from './org-workbook.js';
import { SpreadsheetError } from './spreadsheet-error.js';

export interface ReadOrgFile {
  readonly file: OrgFile;
  /** Tells a finding's place in the words of the file it came from. */
  readonly locate?: Locate;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SpreadsheetError(`Tệp JSON viết sai: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new SpreadsheetError(`Không mở được tệp ${file} (${(error as NodeJS.ErrnoException).code ?? 'lỗi đọc'}).`);
  }
}

/** Runs `work` and tells its findings as sheet, row and column when the file is a spreadsheet. */
async function located<T>(locate: Locate | undefined, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OrgFileError && locate ? error.locatedBy(locate) : error;
  }
}

/** Reads FILE.json or FILE.xlsx. Throws SpreadsheetError or OrgFileError, whose messages are for the person who made the file. */
export async function readOrgFile(file: string): Promise<ReadOrgFile> {
  const bytes = await bytesOf(file);
  switch (path.extname(file).toLowerCase()) {
    case '.json':
      return { file: parseOrgFile(parseJson(bytes.toString('utf8'))) };
    case '.xlsx': {
      const { raw, locate } = await readOrgWorkbook(bytes);
      return { file: await located(locate, () => parseOrgFile(raw)), locate };
    }
    default:
      throw new SpreadsheetError(`Chỉ nhận tệp .xlsx hoặc .json, không nhận “${path.basename(file)}”.`);
  }
}

/** Reads and imports in one transaction: all or nothing. */
export async function importOrgFile(dataSource: DataSource, file: string): Promise<ImportReport> {
  const { file: content, locate } = await readOrgFile(file);
  return located(locate, () => inTransaction(dataSource, (manager) => importOrg(manager, content)));
}

const tableWords: Readonly<Record<string, string>> = {
  committee: 'Đảng ủy', letterhead: 'tiêu đề văn bản', cell: 'chi bộ', term: 'nhiệm kỳ', person: 'đảng viên', planned_post: 'dòng quy hoạch', register_opening: 'sổ số',
};

/** The report for the terminal. */
export function describeImport({ changed, tables }: ImportReport): string {
  if (changed === 0) return 'Không có gì thay đổi: hệ thống đã có đúng nội dung của tệp (0 thay đổi).';
  const lines = Object.entries(tables).filter(([, { created, updated, removed }]) => created + updated + removed > 0)
    .map(([table, { created, updated, removed }]) => `- ${tableWords[table] ?? table}: thêm ${created}, sửa ${updated}, bỏ ${removed}`);
  return [`Đã nhập tổ chức (${changed} thay đổi):`, ...lines].join('\n');
}
