import { sqlState } from '#libs/platform';

/**
 * What was asked for lies in a file outside the database. Appending continues at the head's
 * version, but folding needs the file attached again.
 */
export class HistoryArchived extends Error {
  override readonly name = 'HistoryArchived';
  readonly code = 'HISTORY_ARCHIVED';
  constructor(cause: unknown) {
    super(
      'Lịch sử của hồ sơ này đã tách ra tệp lưu trữ: gắn lại bằng “dondoc partitions attach” ' +
        `rồi làm lại (${cause instanceof Error ? cause.message : String(cause)}).`,
      { cause },
    );
  }
}

/** Turns the database's error into ours. */
export function namedArchive(error: unknown): unknown {
  return sqlState(error) === 'DA001' ? new HistoryArchived(error) : error;
}

/** For work that needs every event there ever was. Throws `HistoryArchived`. */
export async function assertWholeHistory(asked: {
  query(sql: string): Promise<unknown>;
}): Promise<void> {
  const rows = (await asked.query('select file from app.year_archive order by year, file')) as {
    file: string;
  }[];
  if (rows.length > 0) throw new HistoryArchived(rows.map(({ file }) => file).join(', '));
}
