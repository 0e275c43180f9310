import { type DataSource } from 'typeorm';
import { Deposit } from '#libs/records';
import { type Findings } from './findings.js';
import { type Snapshot } from './snapshot.js';

// This file checks what cells handed in beside their reports: rows of app.attachment, and bytes in
// the archive's tep-nop.

interface Row {
  readonly id: string;
  readonly obligation: string;
  readonly name: string;
  readonly sha256: string;
  readonly receipt: string | null;
}

interface Kept {
  readonly number: string;
  readonly obligation: string;
  readonly content: string;
}

const PAGE = 1000;
/** Few receipts are read at once, because a report may be some megabytes long. */
const RECEIPTS = 50;
const NAMED = 10;

const LIVE = `select id::text as id, obligation, name, sha256, receipt from app.attachment
  where removed_at is null order by sha256, id`;
const WITH_FILES = `select number, obligation, content from app.receipt
  where position('"files":[{' in content) > 0 order by body, number`;
const NO_RECEIPT = `select a.id::text as id, a.obligation, a.name, a.sha256, a.receipt
  from app.attachment a
  where a.receipt is not null and not exists (select from app.receipt r
    where r.obligation = a.obligation and r.number = a.receipt)`;

function filesIn(content: string): readonly { readonly id: string; readonly sha256: string }[] {
  try {
    return (JSON.parse(content) as { files?: { id: string; sha256: string }[] }).files ?? [];
  } catch {
    // The receipt's own hash tells that (I1).
    return [];
  }
}

/**
 * I1: the files of a report are there, with the bytes that its receipt hashed. I13: what is
 * uploaded and not sent yet is there too. Bytes that no row names are left behind by an upload that
 * was cut or by a removal. They are told, and harmless. Returns the ids of files that are not sent
 * yet and whose bytes are not whole; they may have been removed since.
 */
export async function checkHandedIn(
  snapshot: Snapshot,
  findings: Findings,
  archiveDir: string,
): Promise<readonly string[]> {
  const [table] = await snapshot.query<{ there: boolean }>(
    `select to_regclass('app.attachment') is not null as there`,
  );
  if (!table?.there) return [];
  const deposit = new Deposit(archiveDir);
  const unnamed = new Set(await deposit.files());
  const lost: string[] = [];
  for await (const page of snapshot.pages<Row>(LIVE, PAGE)) {
    for (const row of page) {
      unnamed.delete(row.sha256);
      if (!(await hasBytes(deposit, findings, row))) lost.push(row.id);
    }
    findings.looked('I13', 'tệp đính kèm', page.length);
  }
  await checkWorkbooks(snapshot, findings, { deposit, unnamed });
  await checkReceipts(snapshot, findings);
  const strays = [...unnamed].map((hash) => `tep-nop/${hash.slice(0, 2)}/${hash}`);
  if (strays.length > 0) findings.note('I13', strayNote(strays));
  return lost;
}

/** Checks the very files that became drafts, which show what was sent. */
async function checkWorkbooks(
  snapshot: Snapshot,
  findings: Findings,
  { deposit, unnamed }: { readonly deposit: Deposit; readonly unnamed: Set<string> },
): Promise<void> {
  const [table] = await snapshot.query<{ there: boolean }>(
    `select to_regclass('app.report_workbook') is not null as there`,
  );
  if (!table?.there) return;
  for await (const page of snapshot.pages<{ obligation: string; sha256: string }>(
    'select obligation, sha256 from app.report_workbook order by sha256, obligation',
    PAGE,
  )) {
    for (const { obligation, sha256 } of page) {
      unnamed.delete(sha256);
      const found = await deposit.look(sha256);
      if (found !== 'whole')
        findings.violate(
          'I13',
          `bảng tính ${sha256.slice(0, 12)}… mà ${obligation} đã tải lên ` +
            `${found === 'gone' ? 'không còn trong kho lưu trữ' : 'không còn như lúc nhận'}. ` +
            'Khôi phục từ bản sao lưu.',
        );
    }
  }
}

function strayNote(strays: readonly string[]): string {
  const more = strays.length > NAMED ? ` và ${strays.length - NAMED} tệp khác` : '';
  return (
    `${strays.length} tệp không thuộc báo cáo hay bản nháp nào (một lần tải lên bị ngắt, hoặc ` +
    'tệp đã bị xóa): vô hại, không ai đọc được qua hệ thống, có thể xóa: ' +
    `${strays.slice(0, NAMED).join(', ')}${more}.`
  );
}

/** I13: names what was uploaded and not sent, unless it was removed since. */
export async function checkLost(
  dataSource: DataSource,
  findings: Findings,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows: { id: string; obligation: string }[] = await dataSource.query(
    `select id::text as id, obligation from app.attachment where id = any ($1::uuid[])
      and removed_at is null order by id`,
    [ids],
  );
  for (const { id, obligation } of rows)
    findings.violate(
      'I13',
      `tệp đính kèm ${id} (chưa gửi) của ${obligation} không còn trong kho lưu trữ, hoặc ` +
        'không còn như lúc nhận. Khôi phục từ bản sao lưu.',
    );
}

/** False only for a file that is not sent yet. */
async function hasBytes(
  deposit: Deposit,
  findings: Findings,
  { id, sha256, receipt, obligation }: Row,
): Promise<boolean> {
  const found = await deposit.look(sha256);
  if (found === 'whole') return true;
  if (receipt === null) return false;
  findings.violate(
    'I1',
    `tệp đính kèm ${id} của báo cáo số ${receipt} (${obligation}) ` +
      `${found === 'gone' ? 'không còn trong kho lưu trữ' : 'không còn như lúc nhận'}. Khôi ` +
      'phục từ bản sao lưu.',
  );
  return true;
}

/** What a receipt hashed and what is noted as part of it are the same files. */
async function checkReceipts(snapshot: Snapshot, findings: Findings): Promise<void> {
  for (const { id, receipt, obligation } of await snapshot.query<Row>(NO_RECEIPT)) {
    findings.violate(
      'I1',
      `tệp đính kèm ${id} ghi thuộc báo cáo số ${receipt} của ${obligation}, nhưng báo cáo ` +
        'đó không có.',
    );
  }
  for await (const page of snapshot.pages<Kept>(WITH_FILES, RECEIPTS)) {
    const rows = await snapshot.query<Row>(
      `select id::text as id, obligation, name, sha256, receipt from app.attachment
        where obligation = any ($1) and receipt is not null`,
      [page.map(({ obligation }) => obligation)],
    );
    for (const { number, obligation, content } of page) {
      const own = rows
        .filter((row) => row.obligation === obligation && row.receipt === number)
        .map((row) => `${row.id} ${row.sha256}`);
      const said = filesIn(content).map((file) => `${file.id} ${file.sha256}`);
      const lost = said.filter((file) => !own.includes(file)).length;
      const extra = own.filter((file) => !said.includes(file)).length;
      if (lost + extra > 0)
        findings.violate(
          'I1',
          `báo cáo số ${number} của ${obligation}: ${said.length} tệp được ghi lúc nhận, ` +
            `${lost} tệp nay không còn đúng, ${extra} tệp thừa.`,
        );
    }
  }
}
