import { DataSource } from 'typeorm';
import { PreparingClient } from './prepared.js';

export interface DatabaseOptions {
  /** Connections of this process's pool (10 by default). */
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Milliseconds to wait for a connection before giving up (8000 by default). */
  readonly connectTimeoutMs?: number;
}

/** The database does not answer, or refuses us. `message` is for a person. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
}

/** `postgres://user@host:port/name` without its password. */
export function describeUrl(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port ? `:${port}` : ''}${pathname}`;
  } catch {
    return '(địa chỉ không đọc được)';
  }
}

export function unreachable(url: string, error: unknown): DatabaseUnreachable {
  const reason =
    error instanceof Error && error.message
      ? error.message
      : String((error as { code?: unknown }).code ?? error);
  return new DatabaseUnreachable(
    `Không kết nối được cơ sở dữ liệu ${describeUrl(url)}: ${reason}. Kiểm tra DATABASE_URL, ` +
      'máy chủ PostgreSQL và mật khẩu, rồi chạy lại.',
  );
}

/**
 * Opens a pool in which every connection runs as the role `dondoc_app` (without UPDATE or DELETE on
 * events), in the schema `app`, in UTC. Errors: `DatabaseUnreachable`.
 */
export async function openDatabase(
  url: string,
  options: DatabaseOptions = {},
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    schema: 'app',
    applicationName: options.applicationName ?? 'dondoc',
    connectTimeoutMS: options.connectTimeoutMs ?? 8000,
    poolSize: options.poolSize ?? 10,
    // An idle connection that the server drops must not end the process; the next query reports it.
    poolErrorHandler: () => undefined,
    entities: [],
    synchronize: false,
    extra: {
      Client: PreparingClient,
      options:
        '-c role=dondoc_app -c search_path=app -c timezone=UTC -c ' +
        'idle_in_transaction_session_timeout=60000',
    },
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw unreachable(url, error);
  }
}
