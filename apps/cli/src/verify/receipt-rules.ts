import {
  arrived,
  cutoffBefore,
  namesReceipt,
  type ObligationCase,
  type Receipt,
  type ReceiptStep,
} from './obligation-case.js';
import { type Findings } from './findings.js';
import { askRules, rule, type Snapshot } from './snapshot.js';
import { isAmong, lateOutcome, waitingUnmarked, type Workflow } from '#libs/workflow';

/**
 * I1: every receipt that a fact names is kept with the bytes that were hashed, and every receipt
 * that is kept stands in the facts.
 */
export function* receiptsKept({ stream, steps, receipts }: ObligationCase): Generator<string> {
  const rows = new Map(receipts.map((receipt) => [receipt.number, receipt]));
  const named = steps.filter(namesReceipt);
  for (const { event, stored } of named) {
    const { receipt, sha256 } = event.data;
    const row = rows.get(receipt);
    if (!row)
      yield (
        `${stream}: sự kiện ${event.type} (phiên bản ${stored.version}) ghi số tiếp nhận ` +
        `${receipt} nhưng báo cáo đó không còn trong app.receipt. Khôi phục từ bản sao lưu.`
      );
    else if (row.sha256 !== sha256)
      yield (
        `${stream}: số tiếp nhận ${receipt} có mã băm ${short(row.sha256)}, sự kiện ghi ` +
        `${short(sha256)}.`
      );
  }
  for (const { number, sha256, recomputed } of receipts) {
    if (sha256 !== recomputed)
      yield (
        `${stream}: nội dung báo cáo số ${number} không còn như lúc nhận (mã băm ghi ` +
        `${short(sha256)}, tính lại ${short(recomputed)}). Khôi phục từ bản sao lưu.`
      );
    if (!named.some(({ event }) => event.data.receipt === number))
      yield `${stream}: báo cáo số ${number} được lưu nhưng không sự kiện nào ghi nhận.`;
  }
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}

/**
 * True when the receipt of a fact was complete before the cutoff that was in force when it came.
 */
function inTime(step: ReceiptStep, receipt: Receipt | undefined): boolean {
  return (receipt?.completedAt ?? step.event.data.completedAt) < cutoffBefore(step);
}

/** I2: a report that came before the cutoff then in force forbids the mark for ever. */
export function* neverMarkedAfterReport({
  stream,
  steps,
  receipts,
}: ObligationCase): Generator<string> {
  const rows = new Map(receipts.map((receipt) => [receipt.number, receipt]));
  const [onTime] = steps
    .filter(namesReceipt)
    .filter(arrived)
    .filter((step) => inTime(step, rows.get(step.event.data.receipt)));
  if (!onTime) return;
  for (const { event, stored } of steps) {
    if (event.type !== 'ObligationExpired' || stored.version < onTime.stored.version) continue;
    yield (
      `${stream} bị đánh dấu “coi như không thực hiện” ở hạn ${event.data.cutoffAt} dù đã có ` +
      `báo cáo số ${onTime.event.data.receipt} trước hạn. Mở lại nghĩa vụ này và báo cho chi ` +
      'bộ.'
    );
  }
}

/**
 * I3: a report that came at or after the cutoff is kept and flagged, or it answers a return, or a
 * named person let it in, or its definition takes late reports and the fact says that it was late.
 */
export function* lateNeverSilent({
  stream,
  steps,
  receipts,
  workflow,
}: ObligationCase): Generator<string> {
  const rows = new Map(receipts.map((receipt) => [receipt.number, receipt]));
  for (const step of steps.filter(namesReceipt)) {
    const { receipt: number } = step.event.data;
    const said = arrived(step)
      ? (lateTakenFault(step, workflow) ?? arrivalFault(step, rows.get(number)))
      : acceptanceFault(step);
    if (said) yield `${stream}, số tiếp nhận ${number}: ${said}`;
  }
}

function arrivalFault(step: ReceiptStep, receipt: Receipt | undefined): string | undefined {
  const { completedAt } = step.event.data;
  if (receipt && receipt.completedAt !== completedAt)
    return `lúc nhận xong trong sổ (${receipt.completedAt}) khác sự kiện (${completedAt}).`;
  return completedAt < cutoffBefore(step) ? undefined : lateFault(step, receipt);
}

function lateFault(step: ReceiptStep, receipt: Receipt | undefined): string | undefined {
  const { event, before } = step;
  if (event.type === 'ReportSetAside')
    return receipt && receipt.timeliness !== event.data.reason
      ? `sự kiện gắn cờ “${event.data.reason}” nhưng sổ ghi “${receipt.timeliness}”.`
      : undefined;
  if (!isAmong(waitingUnmarked, before.status) && event.data.late === undefined)
    return (
      `nhận xong lúc ${event.data.completedAt}, từ giờ hết hạn ${cutoffBefore(step)} trở đi, ` +
      'nhưng được tính như nộp đúng hạn. Đưa ra cấp ủy quyết định.'
    );
  return receipt?.timeliness === 'onTime'
    ? `nhận xong lúc ${event.data.completedAt}, sau hạn ${cutoffBefore(step)}, nhưng sổ ghi là ` +
        'đúng hạn.'
    : undefined;
}

function lateTakenFault(
  { event, before }: ReceiptStep,
  workflow: Workflow | undefined,
): string | undefined {
  if (event.type !== 'ReportSubmitted' || !event.data.late || !workflow) return undefined;
  const { reason } = event.data.late;
  return lateOutcome(workflow, { status: before.status, reason }) === 'taken'
    ? undefined
    : 'được nhận sau hạn mà quy trình không cho nhận, hoặc thiếu lý do gửi muộn.';
}

function acceptanceFault({ event, before, stored }: ReceiptStep): string | undefined {
  const kept =
    before.status !== 'none' &&
    before.setAside.some(({ receipt }) => receipt === event.data.receipt);
  if (!kept) return 'được chấp nhận nộp muộn nhưng trước đó không được lưu và gắn cờ.';
  return stored.actor === 'system' || event.data.by !== stored.actor
    ? 'được chấp nhận nộp muộn mà không có người quyết định.'
    : undefined;
}

export const receiptRules = [
  rule<{ stream: string; number: string; actor: string; at: string }>({
    id: 'I1',
    sql: `select c.stream, c.result->>'receipt' as number, c.actor, app.iso(c.at) as at
      from app.command c
          where c.result->>'receipt' is not null and not exists (
            select from app.receipt r where r.obligation = c.stream
              and r.number = c.result->>'receipt' and r.sha256 = c.result->>'sha256')`,
    says: ({ stream, number, actor, at }) =>
      `Đã trả lời ${actor} số tiếp nhận ${number} (${stream}, lúc ${at}) nhưng báo cáo đó ` +
      'không còn, hoặc khác mã băm đã trả lời.',
  }),
  rule<{ obligation: string; receipt: string }>({
    id: 'I1',
    sql: `select i.obligation, i.receipt from app.intent i where i.outcome = 'received'
      and not exists (
            select from app.receipt r where r.obligation = i.obligation and r.number = i.receipt)`,
    says: ({ obligation, receipt }) =>
      `${obligation}: lượt gửi đã kết thúc với số tiếp nhận ${receipt} nhưng báo cáo đó không còn.`,
  }),
  rule<{ obligation: string; number: string }>({
    id: 'I1',
    of: 'obligation',
    sql: `select r.obligation, r.number from app.receipt r where not exists (select
      from known_event e where e.stream = r.obligation)`,
    says: ({ obligation, number }) =>
      `Báo cáo số ${number} được lưu cho ${obligation}, nghĩa vụ này không có sự kiện nào.`,
  }),
  rule<{ body: string; number: string }>({
    id: 'I1',
    sql: `select r.body, r.number from app.receipt r where not exists (
            select from app.incoming_counter c where c.body = r.body
              and c.year::text = split_part(r.number, '/', 1)
              and lpad(split_part(r.number, '/', 2), 12, '0') <= lpad(c.last::text, 12, '0'))`,
    says: ({ body, number }) => `Báo cáo số ${number} mang số mà sổ đến của ${body} chưa cấp.`,
  }),
];

/**
 * Numbers are drawn under a lock, and a rollback gives them back. So a number that is missing was
 * shown to somebody and lost. Numbers that a confirmed restore passed over are not looked for,
 * because it is written down who confirmed it and why.
 */
export async function checkIncomingNumbers(snapshot: Snapshot, findings: Findings): Promise<void> {
  const [recorded] = await snapshot.query<{ there: boolean }>(
    `select to_regclass('app.restore_confirmation') is not null as there`,
  );
  const passed = recorded!.there
    ? await snapshot.query(
        'select jsonb_array_elements(skipped) as skipped from app.restore_confirmation',
      )
    : [];
  await askRules(snapshot, findings, [
    rule<{ body: string; number: string }>({
      id: 'I1',
      sql: `select c.body, s.number
            from app.incoming_counter c cross join lateral generate_series(1, c.last) n
            cross join lateral (select c.year || '/' || lpad(n::text, greatest(4, length(n::text)),
              '0') as number) s
            where not exists (select from app.receipt r where r.body = c.body
              and r.number = s.number)
              and not exists (select from jsonb_to_recordset($1::jsonb) as k(register text,
                "from" int, "to" int)
                              where k.register = concat('incoming-', c.body, '-', c.year)
                                and n between k."from" and k."to")
            order by 1, 2`,
      params: [JSON.stringify((passed as { skipped: object }[]).map(({ skipped }) => skipped))],
      says: ({ body, number }) =>
        `Sổ đến của ${body} đã cấp số ${number} nhưng không còn báo cáo mang số đó.`,
    }),
  ]);
}
