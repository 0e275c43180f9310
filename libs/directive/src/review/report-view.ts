import { type EntityManager } from 'typeorm';

/**
 * Names and ballots are shown only to those whose work needs them. Every view is recorded by
 * account and round, without names (domain facts §4.4).
 */
export async function writeView(
  manager: EntityManager,
  obligation: string,
  { round, account }: { round: number; account: string },
): Promise<void> {
  await manager.query(
    'insert into app.report_view (obligation, round, account) values ($1, $2, $3)',
    [obligation, round, account],
  );
}
