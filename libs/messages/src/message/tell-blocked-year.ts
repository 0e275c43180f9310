import { type DataSource } from 'typeorm';
import { type BlockedYear } from '#libs/directive';
import { inTransaction } from '#libs/platform';
import { nextYearBlocked, on } from '../tellings/occasions.js';
import { directiveUrl } from './tell-committee.js';
import { tellRoles } from './tell-role.js';

/**
 * Tells the clerks, once for each draft, that next year's draft waits for the days off of a year.
 */
export function tellBlockedYear(
  dataSource: DataSource,
  publicUrl: string,
): (blocked: BlockedYear) => Promise<void> {
  return async ({ from, title, year, missing }) => {
    await inTransaction(dataSource, (manager) =>
      tellRoles(manager, {
        ...nextYearBlocked.committee,
        ...on(nextYearBlocked, `${year}`, `${missing}`),
        directive: from,
        data: {
          from,
          workflowTitle: title,
          year: String(year),
          missingYear: String(missing),
          url: directiveUrl(publicUrl, from),
        },
      }),
    );
  };
}
