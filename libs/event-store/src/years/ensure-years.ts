import { type DataSource } from 'typeorm';

/**
 * Makes the missing tables for the events of this year and the next; returns the years that it
 * made. Takes no lock that an append meets.
 */
export async function ensureYears(dataSource: DataSource): Promise<number[]> {
  const rows: { years: number[] }[] = await dataSource.query(
    'select app.ensure_event_years() as years',
  );
  return rows[0]!.years;
}
