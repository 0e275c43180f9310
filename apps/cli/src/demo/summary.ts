import { type DataSource } from 'typeorm';
import { type Summary } from '#libs/directive';
import { apiClient } from './api-client.js';
import { letter2024 } from './letter-2024.js';

/** What a played campaign comes to: written to summary.json. */
export interface CampaignSummary extends Summary {
  /** Reminder messages posted. */
  readonly reminders: number;
  /** Folder. */
  readonly archive: string;
  /** "clean", or the violations. */
  readonly verify: 'clean' | readonly string[];
  readonly seconds: number;
}

export async function readSummary(
  { url, dataSource, token }: { url: string; dataSource: DataSource; token: string },
  rest: Pick<CampaignSummary, 'archive' | 'verify' | 'seconds'>,
): Promise<CampaignSummary> {
  const { status, body } = await apiClient(url, token).get(`/api/directives/${letter2024.directive}/summary`);
  if (status !== 200) throw new Error(`summary: ${status} ${JSON.stringify(body)}`);
  const rows: { reminders: number }[] = await dataSource.query(`select count(*)::int as reminders from app.message where directive = $1 and step like 'reminder %'`, [letter2024.directive]);
  const { obligations, acknowledged, submitted, returned, approved, expired, lateKept, documents, numbers } = body as unknown as CampaignSummary;
  return { obligations, acknowledged, submitted, returned, approved, expired, lateKept, reminders: rows[0]!.reminders, documents, numbers, ...rest };
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
    ['Số văn bản (numbers)', numbers.length > 2 ? `${numbers[0]}; ${numbers[1]} … ${numbers.at(-1)}` : numbers.join(', ')],
    ['Kiểm tra bất biến (verify)', summary.verify === 'clean' ? 'clean' : `${summary.verify.length} vi phạm`],
    ['Thời gian (seconds)', summary.seconds.toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = '─'.repeat(width + 34);
  return [line, ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), line].join('\n');
}
