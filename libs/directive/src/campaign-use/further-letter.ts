import { type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type IssueText } from '#libs/document-kinds';
import { type EventStore, type Operation } from '#libs/event-store';
import { numberNotice } from '#libs/records';
import { issueKind, issuedLetter } from '../letters/directive-letter.js';
import { issuer, registerOf } from '../letters/issuer.js';
import { type FurtherPaper } from '../letters/further-letter.js';
import { type Workflow } from '#libs/workflow';
import { type Letter } from '../campaign/correcting.js';
import { type Running } from '../campaign/directive.js';

export interface FurtherAsk {
  readonly directive: string;
  readonly state: Running;
  readonly workflow: Workflow;
  readonly reason: string;
  readonly by: string;
  readonly now: string;
  /** No id of a directive or cell contains an underscore, so no other notice has this stream. */
  readonly name: string;
  readonly say: (paper: FurtherPaper) => IssueText;
}

/** Draws the number of a further letter of the directive, from the register of its first letter. */
export async function furtherLetter(
  store: EventStore,
  manager: EntityManager,
  ask: FurtherAsk,
): Promise<{ letter: Letter; operations: readonly Operation[] }> {
  const { directive, state, workflow, reason, by, now, name, say } = ask;
  const on = civilDate(now);
  const from = await issuer(manager, state.content.committee, on);
  const kind = issueKind(workflow);
  const text = say({ from, noun: kind.noun, of: state, reason });
  const notice = `notice-${directive}_${name}`;
  const { symbol, operations } = await numberNotice(store, manager, {
    notice,
    register: registerOf(from, kind),
    kind: kind.name,
    issuedOn: on,
    subject: `directive-${directive}`,
    dossier: directive,
    actor: by,
    letter: ({ number }) => issuedLetter(workflow, { from, issuedOn: on, number }, text),
  });
  return { letter: { notice, symbol, on }, operations };
}

export interface LockedHead {
  readonly stream: string;
  readonly version: number;
  readonly status: string;
  readonly owner: string;
  readonly cutoffAt: string;
}

/**
 * Locks the obligations of a directive that are in one of some states until the transaction ends,
 * so a report that arrives now comes either before it or after it. Error: `Refused` STILL_ISSUING
 * while the obligations are still being made.
 */
export async function lockObligations(
  manager: EntityManager,
  directive: string,
  { cells, statuses }: { cells: number; statuses: readonly string[] },
): Promise<LockedHead[]> {
  const heads: LockedHead[] = await manager.query(
    `select stream, version::int as version, status, owner, app.iso(cutoff_at) as "cutoffAt"
      from app.head where category = 'obligation' and parent = $1 order by stream for update`,
    [directive],
  );
  if (heads.length < cells)
    throw new Refused(
      'STILL_ISSUING',
      'Hệ thống đang giao việc cho các chi bộ theo công văn vừa ban hành. Hãy thử lại sau ít giây.',
    );
  return heads.filter(({ status }) => statuses.includes(status));
}
