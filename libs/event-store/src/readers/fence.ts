import { type DataSource } from 'typeorm';

/**
 * A transaction under way whose append holds readers back. Times are wall clock: `since` is a UTC
 * instant of six decimals, `age` is in seconds.
 */
export interface FenceHolder {
  /** Process id of its connection in PostgreSQL. */
  readonly pid: number;
  readonly application: string;
  readonly state: string;
  readonly since: string;
  readonly age: number;
  /** No reader passes this position. */
  readonly bound: number;
}

/** Lists the oldest first. Empty when nothing holds the readers back. */
export async function fenceHolders(dataSource: DataSource): Promise<FenceHolder[]> {
  return dataSource.query(
    `select pid, application, state, app.iso(since) as since, age, bound::float8
      from app.fence_holders()`,
  );
}

const states: Readonly<Record<string, string>> = {
  active: 'đang chạy một lệnh',
  'idle in transaction': 'mở mà không làm gì',
  'idle in transaction (aborted)': 'đã lỗi mà chưa đóng',
};

/** Says who it is, since when, and what to do. */
export function describeHolder({ pid, application, state, since, age }: FenceHolder): string {
  return (
    `giao dịch ghi sự kiện của ${application || 'một chương trình không tên'} (tiến trình ` +
    `PostgreSQL ${pid}, ${states[state] ?? state}) mở từ ${since}, đã ${Math.round(age)} ` +
    'giây, đang giữ các bộ đọc lại. ' +
    `Nếu đó không phải một việc lớn đang chạy, kết thúc nó: select pg_terminate_backend(${pid});`
  );
}

/**
 * For /readyz, which anybody may read: whether something holds the readers back for `seconds` or
 * longer.
 */
export async function fenceCheck(
  dataSource: DataSource,
  seconds: number,
): Promise<{ readers: string }> {
  const [oldest] = await fenceHolders(dataSource);
  return {
    readers:
      oldest && oldest.age >= seconds
        ? `chậm: một giao dịch giữ lại đã ${Math.round(oldest.age)} giây, xem dondoc readers`
        : 'ok',
  };
}
