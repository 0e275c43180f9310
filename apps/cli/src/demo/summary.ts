import { type DataSource } from 'typeorm';
import { shortDateTime } from '#libs/calendar';
import { type Summary } from '#libs/directive';
import { profileFor } from '#libs/documents';
import { ruleSetFor } from '#libs/planning';
import { apiClient } from './api-client.js';
import { type CampaignYear, letterOf } from './letters.js';

/** What a played campaign comes to. It is written to summary.json. */
export interface CampaignSummary extends Summary {
  /** How many reminder messages were posted. */
  readonly reminders: number;
  /** The id of the rule set in force on the directive's day of issue: qd50-2021, qd377-2025. */
  readonly ruleSet: string;
  /** The id of the layout profile of that day: hd36-2018, hd05-2026. */
  readonly profile: string;
  /** The first moment that was too late, as an instant in UTC. */
  readonly cutoffAt: string;
  /** The folder of the archive. */
  readonly archive: string;
  /** "clean", or the violations. */
  readonly verify: 'clean' | readonly string[];
  readonly seconds: number;
}

interface Asked {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly token: string;
  readonly year: CampaignYear;
}

async function read<T>({ url, token }: Asked, path: string): Promise<T> {
  const { status, body } = await apiClient(url, token).get(path);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}

export async function readSummary(
  asked: Asked,
  rest: Pick<CampaignSummary, 'archive' | 'verify' | 'seconds'>,
): Promise<CampaignSummary> {
  const { directive } = letterOf(asked.year);
  const figures = await read<Summary>(asked, `/api/directives/${directive}/summary`);
  const { issuedOn, cutoffAt } = await read<{ issuedOn: string; cutoffAt: string }>(
    asked,
    `/api/directives/${directive}`,
  );
  const rows: { reminders: number }[] = await asked.dataSource.query(
    `select count(*)::int as reminders from app.message
      where directive = $1 and step like 'reminder %'`,
    [directive],
  );
  const {
    obligations,
    acknowledged,
    submitted,
    returned,
    approved,
    expired,
    lateKept,
    documents,
    numbers,
  } = figures;
  return {
    obligations,
    acknowledged,
    submitted,
    returned,
    approved,
    expired,
    lateKept,
    reminders: rows[0]!.reminders,
    documents,
    numbers,
    ruleSet: ruleSetFor(issuedOn).id,
    profile: profileFor(issuedOn).id,
    cutoffAt,
    ...rest,
  };
}

/** The table that is printed after the campaign. */
export function summaryTable(summary: CampaignSummary): string {
  const { numbers } = summary;
  const rows: [string, string][] = [
    ['Nghĩa vụ báo cáo (obligations)', String(summary.obligations)],
    ['Đã xác nhận (acknowledged)', String(summary.acknowledged)],
    ['Đã gửi trong hạn (submitted)', String(summary.submitted)],
    ['Trả lại rồi gửi lại (returned)', String(summary.returned)],
    ['Đã phê duyệt (approved)', String(summary.approved)],
    ['Coi như không thực hiện (expired)', String(summary.expired)],
    ['Nộp muộn, được lưu (late kept)', String(summary.lateKept)],
    ['Lượt nhắc (reminders)', String(summary.reminders)],
    ['Văn bản đã lưu trữ (documents archived)', String(summary.documents)],
    [
      'Số văn bản (numbers)',
      numbers.length > 2 ? `${numbers[0]}; ${numbers[1]} … ${numbers.at(-1)}` : numbers.join(', '),
    ],
    ['Bộ quy tắc (rule set)', summary.ruleSet],
    ['Thể thức văn bản (profile)', summary.profile],
    ['Ngừng nhận từ (cutoff)', shortDateTime(summary.cutoffAt)],
    [
      'Kiểm tra bất biến (verify)',
      summary.verify === 'clean' ? 'clean' : `${summary.verify.length} vi phạm`,
    ],
    ['Thời gian (seconds)', summary.seconds.toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = '─'.repeat(width + 34);
  return [line, ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), line].join('\n');
}
