import { type DataSource } from 'typeorm';
import { linkKey, linkToken, linkUrl, readLink, Workflows } from '#libs/directive';
import { composeLinkInMail } from '#libs/documents';
import { EventStore } from '#libs/event-store';
import { Clock, type Config } from '#libs/platform';
import { carriesLink } from '../tellings/carries-link.js';

/** A message as it was posted. */
interface Posted {
  readonly obligation: string;
  readonly step: string;
}

/**
 * The words about the link by which a cell acknowledges without sign-in; undefined where the
 * message carries none. They are made as the mail goes out and are never stored: whoever reads the
 * messages in the app, or the database, finds no link that acts for a cell.
 */
export function linkInMail(
  dataSource: DataSource,
  { secretKey, publicUrl }: Pick<Config, 'secretKey' | 'publicUrl'>,
): (posted: Posted) => Promise<string | undefined> {
  const key = linkKey(secretKey);
  const store = new EventStore(dataSource);
  const workflows = new Workflows(dataSource);
  const clock = new Clock(dataSource);

  return async ({ obligation, step }) => {
    if (!carriesLink(step)) return undefined;
    const { manager } = dataSource;
    const view = await readLink({ store, workflows, manager }, obligation, await clock.now());
    if (view.standing !== 'open') return undefined;
    const { command, report, cutoffText } = view;
    const link = linkUrl(publicUrl, linkToken(key, view));
    return composeLinkInMail({ link, command, report, cutoffText });
  };
}
