import { type DataSource } from 'typeorm';

/**
 * Makes the tables of this year's and next year's events if they are missing; returns the years
 * made. Takes no lock that an append meets.
 */
export async function ensureYears(dataSource: DataSource): Promise<number[]> {
  const rows: { years: number[] }[] = await dataSource.query(
    'select app.ensure_event_years() as years',
  );
  return rows[0]!.years;
}
