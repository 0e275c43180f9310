import { type DataSource, type EntityManager } from 'typeorm';

export const WAKE_CHANNEL = 'dondoc_wake';

/**
 * The machine's own clock, in milliseconds. It is read beside the database's clock and is never the
 * source of a date.
 */
export function machineMs(): number {
  return Date.now();
}

/**
 * The one clock: the database's, or the virtual one that stands in `app.virtual_clock` (tests,
 * demo). Instants are UTC texts with six decimals.
 */
export class Clock {
  constructor(private readonly dataSource: DataSource) {}

  /** Inside a transaction, pass its manager, after the row that matters is locked. */
  async now(manager: EntityManager = this.dataSource.manager): Promise<string> {
    const rows: { now: string }[] = await manager.query('select app.iso(app.now()) as now');
    return rows[0]!.now;
  }

  /** The civil date in Asia/Ho_Chi_Minh. */
  async today(manager: EntityManager = this.dataSource.manager): Promise<string> {
    const rows: { today: string }[] = await manager.query(
      `select to_char(app.now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as today`,
    );
    return rows[0]!.today;
  }

  /** The civil date outside a virtual clock: until when a sample may be played. */
  async realToday(): Promise<string> {
    const rows: { today: string }[] = await this.dataSource.query(
      `select to_char(clock_timestamp() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as today`,
    );
    return rows[0]!.today;
  }

  async isVirtual(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query('select 1 from app.virtual_clock');
    return rows.length > 0;
  }

  /**
   * Moves the whole system to `at`. The first call leaves real time, so what the sweep remembered
   * of real time is dropped.
   */
  async set(at: string): Promise<void> {
    await this.dataSource.query(
      `with gone as (delete from app.checkpoint where not exists (select from app.virtual_clock))
       insert into app.virtual_clock (at) values ($1::timestamptz) on conflict (only_one) do update
         set at = excluded.at`,
      [at],
    );
    await this.dataSource.query(`select pg_notify('${WAKE_CHANNEL}', 'clock')`);
  }

  /** Goes back to real time. */
  async release(): Promise<void> {
    await this.dataSource.query(
      'with gone as (delete from app.checkpoint) delete from app.virtual_clock',
    );
  }

  /** Throws when a virtual clock was left in the database: production refuses one. */
  async assertReal(): Promise<void> {
    if (await this.isVirtual()) {
      throw new Error(
        'Cơ sở dữ liệu đang chạy đồng hồ ảo (dữ liệu thử). Không dùng cơ sở dữ liệu này cho ' +
          'vận hành thật: hãy trỏ DATABASE_URL (hoặc DONDOC_VAR, nếu dùng PostgreSQL đi kèm) ' +
          'tới chỗ khác còn trống.',
      );
    }
  }
}
