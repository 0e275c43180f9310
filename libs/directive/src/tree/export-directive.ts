import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore, type SigningKey } from '#libs/event-store';
import { getCommittee } from '#libs/org';
import { type Archive } from '#libs/records';
import { isNumbered } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { notIssued } from '../definition/refusals.js';
import { type Bundle, makeBundle } from './bundle.js';
import { letterNotSealed } from './get-from-above.js';
import { contentAbove } from './letters-above.js';

/**
 * An issued directive with its sealed letter, signed by this installation. Errors: `Refused`
 * NO_SUCH_DIRECTIVE, NOT_ISSUED, LETTER_OF_A_PERIOD, LETTER_NOT_SEALED.
 */
export async function exportDirective(
  { dataSource, archive, key }: { dataSource: DataSource; archive: Archive; key: SigningKey },
  id: string,
): Promise<Bundle> {
  const { state, version } = await readDirective(new EventStore(dataSource), id);
  if (!isNumbered(state) || state.status === 'withdrawn') throw notIssued('xuất cho cấp dưới');
  if (state.periodOf !== undefined)
    throw new Refused(
      'LETTER_OF_A_PERIOD',
      'Đây là một kỳ của công văn giao thường xuyên. Hãy xuất chính công văn đó: ' +
        `${state.periodOf}.`,
    );
  const { content, symbol, issuedOn, notice } = state;
  const [paper]: { sha256: string | null }[] = await dataSource.query(
    'select sha256 from app.outgoing where key = $1',
    [notice],
  );
  if (!paper?.sha256) throw letterNotSealed();
  const bytes = await archive.get(paper.sha256);
  const issuing = await getCommittee(dataSource.manager, content.committee, issuedOn);
  return makeBundle(
    {
      ...contentAbove.parse(content),
      body: issuing?.name ?? content.committee,
      number: symbol,
      issuedOn,
      version,
      letter: { sha256: paper.sha256, base64: bytes.toString('base64') },
    },
    key,
  );
}
