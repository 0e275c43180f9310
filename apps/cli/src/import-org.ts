import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EventStore } from '#libs/event-store';
import {
  applyOrg,
  type Handover,
  handOver,
  type ImportReport,
  type Locate,
  type OrgChange,
  type OrgFile,
  OrgFileError,
  parseOrgFile,
  planOrg,
  sectionLabels,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { useOnPaper } from '#libs/records';
import type { DataSource, EntityManager } from 'typeorm';
import { readOrgWorkbook } from './org-workbook.js';
import { paperChanges } from './paper-changes.js';
import { SpreadsheetError } from './spreadsheet-error.js';

const BY = { by: 'operator:import-org' };

export interface ReadOrgFile {
  readonly file: OrgFile;
  /** Tells the place of a finding in the words of the file from which it came. */
  readonly locate?: Locate;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (text.trim() === '')
      throw new SpreadsheetError('Tệp JSON rỗng. Chọn đúng tệp tổ chức đã lưu.');
    const position = /position (\d+)/.exec(String(error))?.[1];
    const place =
      position === undefined ? '' : ` ở dòng ${text.slice(0, Number(position)).split('\n').length}`;
    throw new SpreadsheetError(
      `Tệp JSON viết sai${place}, không đọc được. Sửa lại tệp rồi nhập lại.`,
    );
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new SpreadsheetError(
      `Không mở được tệp ${file} (${(error as NodeJS.ErrnoException).code ?? 'lỗi đọc'}).`,
    );
  }
}

/** Runs `work`. When the file is a spreadsheet, its findings are told as sheet, row and column. */
async function located<T>(locate: Locate | undefined, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OrgFileError && locate ? error.locatedBy(locate) : error;
  }
}

/**
 * Reads FILE.json or FILE.xlsx. Errors: SpreadsheetError or OrgFileError, whose messages are for
 * the person who made the file.
 */
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
      throw new SpreadsheetError(
        `Chỉ nhận tệp .xlsx hoặc .json, không nhận “${path.basename(file)}”.`,
      );
  }
}

/**
 * Some changes take something away and were not confirmed, so nothing was written. The message is
 * for the person who imports.
 */
export class ConfirmationNeeded extends Error {
  override readonly name = 'ConfirmationNeeded';
}

export interface ImportOptions {
  /** True when it also does what takes something away. */
  readonly confirm?: boolean;
  /** True when it writes nothing. */
  readonly dryRun?: boolean;
  /** True when the cells' secretaries of the file get their offices and accounts, too. */
  readonly accounts?: boolean;
}

export interface FileReport extends ImportReport {
  /** The difference in words. */
  readonly difference: string;
  /** Whose offices changed with it. */
  readonly handovers: readonly Handover[];
}

/** The open directives, which cells still answer and which see what is changed now. */
async function openCampaigns(manager: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    `select substr(stream, 11) as name from app.head where category = 'directive'
      and status = 'issued' order by 1`,
  );
  return rows.map(({ name }) => name);
}

const headings: Readonly<Record<OrgChange['kind'], string>> = {
  danger: 'Cần xác nhận (--confirm)',
  add: 'Thêm',
  change: 'Sửa',
  kept: 'Giữ nguyên vì không có trong tệp',
  note: 'Cần xem lại',
};
const SHOWN = 40;

function section(kind: OrgChange['kind'], changes: readonly OrgChange[]): string[] {
  const own = changes.filter((change) => change.kind === kind);
  if (own.length === 0) return [];
  const lines = own
    .slice(0, SHOWN)
    .map(({ section: of, text }) => `  - ${sectionLabels[of] ?? of}: ${text}`);
  return [
    `${headings[kind]} (${own.length}):`,
    ...lines,
    ...(own.length > SHOWN ? [`  - … và ${own.length - SHOWN} chỗ khác`] : []),
  ];
}

/**
 * The difference in words, with what wants a confirmation first. It names the campaigns that are
 * under way.
 */
export function describeDifference(
  changes: readonly OrgChange[],
  campaigns: readonly string[],
): string {
  const open =
    campaigns.length > 0 && changes.some(({ kind }) => kind !== 'kept')
      ? [
          `Đang có đợt chưa đóng: ${campaigns.join(', ')}. Các chi bộ trong đợt sẽ thấy thay ` +
            'đổi này.',
        ]
      : [];
  const lines = (['danger', 'change', 'add', 'note', 'kept'] as const).flatMap((kind) =>
    section(kind, changes),
  );
  return [...open, ...(lines.length > 0 ? lines : ['Không có gì khác với hệ thống.'])].join('\n');
}

function refuseUnconfirmed(
  changes: readonly OrgChange[],
  difference: string,
  { confirm, dryRun }: ImportOptions,
): void {
  if (confirm || dryRun || !changes.some(({ kind }) => kind === 'danger')) return;
  throw new ConfirmationNeeded(
    'Chưa ghi gì: có thay đổi cần xác nhận. Xem kỹ rồi chạy lại với --confirm nếu đúng là ' +
      `muốn vậy.\n${difference}`,
  );
}

const unchanged = (committee: string): ImportReport => ({ committee, changed: 0, tables: {} });

/**
 * Reads and imports in one transaction, all or nothing. Errors: SpreadsheetError, OrgFileError or
 * ConfirmationNeeded; then nothing was written.
 */
export async function importOrgFile(
  dataSource: DataSource,
  file: string,
  options: ImportOptions = {},
): Promise<FileReport> {
  const { file: content, locate } = await readOrgFile(file);
  const store = new EventStore(dataSource);
  return located(locate, () =>
    inTransaction(dataSource, async (manager) => {
      const plan = await planOrg(manager, content);
      const papers = await paperChanges(store, manager, plan);
      const changes = [...plan.changes, ...papers.changes];
      const difference = describeDifference(changes, await openCampaigns(manager));
      refuseUnconfirmed(changes, difference, options);
      const { id } = plan.file.committee;
      if (options.dryRun) return { ...unchanged(id), difference, handovers: [] };
      const report = await applyOrg(manager, plan);
      for (const standing of papers.standings)
        await useOnPaper(store, manager, standing, {
          source: `tệp tổ chức ${path.basename(file)}`,
          ...BY,
        });
      const handovers = options.accounts ? await handOver(manager, id, BY) : [];
      return { ...report, difference, handovers };
    }),
  );
}

const tableWords: Readonly<Record<string, string>> = {
  committee: 'Đảng ủy',
  letterhead: 'tiêu đề văn bản',
  cell: 'chi bộ',
  term: 'nhiệm kỳ',
  person: 'đảng viên',
  planned_post: 'dòng quy hoạch',
  register_opening: 'sổ số',
};

/** The report of the import, for the terminal. */
export function describeImport({ changed, tables }: ImportReport): string {
  if (changed === 0)
    return 'Không có gì thay đổi: hệ thống đã có đúng nội dung của tệp (0 thay đổi).';
  const lines = Object.entries(tables)
    .filter(([, { created, updated, removed }]) => created + updated + removed > 0)
    .map(
      ([table, { created, updated, removed }]) =>
        `- ${tableWords[table] ?? table}: thêm ${created}, sửa ${updated}, bỏ ${removed}`,
    );
  return [`Đã nhập tổ chức (${changed} thay đổi):`, ...lines].join('\n');
}
