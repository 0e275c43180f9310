import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseUnreachable, describeUrl } from '../database/database.js';

/**
 * These pass: a server that is starting, or does not listen yet, may be there in a second. All
 * others are final.
 */
const passing = new Set(['ECONNREFUSED', '57P03', '53300', 'ECONNRESET']);

const reasons: Record<string, string> = {
  ECONNREFUSED: 'không có máy chủ nào trả lời ở địa chỉ đó',
  ENOTFOUND: 'không tìm thấy máy có tên đó',
  EAI_AGAIN: 'không tra được tên máy (DNS)',
  EHOSTUNREACH: 'không có đường mạng tới máy đó',
  ENETUNREACH: 'không có đường mạng tới máy đó',
  '28P01': 'sai mật khẩu',
  '28000': 'máy chủ không cho tài khoản này vào',
  '3D000': 'máy chủ không có cơ sở dữ liệu tên đó',
  '57P03': 'máy chủ đang khởi động, chưa nhận kết nối',
  '53300': 'máy chủ đã hết chỗ kết nối',
};

function codeOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return String((first as { code?: unknown }).code ?? '');
}

async function versionOf(url: string, milliseconds: number): Promise<number> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: Math.max(500, milliseconds),
    query_timeout: 5_000,
    application_name: 'dondoc-check',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    return Number(rows[0]?.version);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(url: string, why: string): DatabaseUnreachable {
  return new DatabaseUnreachable(
    `Không dùng được cơ sở dữ liệu ${describeUrl(url)}: ${why}. Kiểm tra DATABASE_URL rồi ` +
      'chạy lại.',
  );
}

/** What stands in the way; undefined when the database answers and will do. */
async function obstacle(
  url: string,
  milliseconds: number,
): Promise<{ code: string; why: string } | undefined> {
  try {
    const version = await versionOf(url, milliseconds);
    return version >= 150_000
      ? undefined
      : {
          code: 'VERSION',
          why: `máy chủ là PostgreSQL ${Math.floor(version / 10_000)}, cần 15 trở lên`,
        };
  } catch (error) {
    const code = codeOf(error);
    return {
      code,
      why: reasons[code] ?? (code === '' ? 'máy chủ không trả lời kịp' : `lỗi ${code}`),
    };
  }
}

/**
 * Returns once the database answers and is PostgreSQL 15 or later. Errors: `DatabaseUnreachable`
 * within `milliseconds`, without the password.
 */
export async function reachDatabase(url: string, milliseconds = 8_000): Promise<void> {
  const giveUpAt = performance.now() + milliseconds;
  for (;;) {
    const found = await obstacle(url, giveUpAt - performance.now());
    if (found === undefined) return;
    if (!passing.has(found.code) || performance.now() + 500 > giveUpAt)
      throw explain(url, found.why);
    await sleep(250);
  }
}
