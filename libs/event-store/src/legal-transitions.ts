import { type EntityManager } from 'typeorm';

/** `null` stands for a stream without a status. */
export type TransitionPair = readonly [from: string | null, to: string];

/**
 * From now on the database refuses any other change of status in this category. Pairs are only
 * added, so streams that are pinned to an older definition keep their transitions.
 */
export async function declareTransitions(
  manager: EntityManager,
  category: string,
  pairs: readonly TransitionPair[],
): Promise<void> {
  await manager.query(
    `insert into app.legal_transition (category, from_status, to_status) select $1, p.f, p.t
      from unnest($2::text[], $3::text[]) as p(f, t) on conflict do nothing`,
    [category, pairs.map(([from]) => from ?? ''), pairs.map(([, to]) => to)],
  );
}
