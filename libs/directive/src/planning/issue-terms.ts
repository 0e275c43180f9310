import { type EntityManager } from 'typeorm';
import { type PinnedTerms } from '../obligation/obligation.events.js';
import { termsToPin } from './pinned-terms.js';

interface Issue {
  readonly directive: string;
  readonly cells: readonly string[];
  /** Names of the terms in the letter. */
  readonly names: readonly string[];
  readonly issuedOn: string;
}

/**
 * Writes down, in the transaction of the issue, what each cell reviews. It stands beside the fact
 * and not in it, because a thousand cells take 240 kB and the directive's facts are read with every
 * report and every message.
 */
export async function pinAtIssue(
  manager: EntityManager,
  { directive, cells, names, issuedOn }: Issue,
): Promise<void> {
  const pinned = await termsToPin(manager, { cells, names, on: issuedOn });
  if (pinned.size > 0)
    await manager.query('insert into app.issue_terms (directive, terms) values ($1, $2)', [
      directive,
      JSON.stringify(Object.fromEntries(pinned)),
    ]);
}

/**
 * What was written down at the issue. For a directive that was issued before this was done, it is
 * what is on record now.
 */
export async function pinnedAtIssue(
  manager: EntityManager,
  { directive, cells, names, issuedOn }: Issue,
): Promise<Map<string, PinnedTerms>> {
  const [row]: { terms: Record<string, PinnedTerms> }[] = await manager.query(
    'select terms from app.issue_terms where directive = $1',
    [directive],
  );
  return row
    ? new Map(Object.entries(row.terms))
    : termsToPin(manager, { cells, names, on: issuedOn });
}
