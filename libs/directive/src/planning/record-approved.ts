import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { recordMembers } from '#libs/org';
import { type Delta, type Submission } from '#libs/planning';

/**
 * Puts everybody on an approved list on record, in the transaction of the approval: card, name and
 * birth date as the approved report has them, with the notice as their source. Error: `Refused`
 * PERSON_MISMATCH when the card became another member's since the review.
 */
export async function recordApproved(
  manager: EntityManager,
  submission: Submission,
  { deltas, source }: { deltas: readonly Delta[]; source: string },
): Promise<void> {
  const listed = new Set(
    deltas.flatMap(({ lines }) =>
      lines.filter(({ movement }) => movement !== 'remove').map(({ person }) => person),
    ),
  );
  const unknown = await recordMembers(
    manager,
    submission.people.filter(({ id }) => listed.has(id)).map((person) => ({ ...person, source })),
  );
  if (unknown.length === 0) return;
  const names = submission.people
    .filter(({ id }) => unknown.includes(id))
    .map(({ name, cardNumber }) => `${name} (thẻ ${cardNumber})`);
  throw new Refused(
    'PERSON_MISMATCH',
    `Số thẻ của ${names.join(', ')} nay là của đảng viên khác trong hồ sơ. Hãy trả lại báo ` +
      'cáo để chi bộ đối chiếu số thẻ.',
  );
}
