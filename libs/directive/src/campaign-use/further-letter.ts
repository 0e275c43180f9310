import { type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type DirectiveLetter } from '#libs/documents';
import { type EventStore, type Operation } from '#libs/event-store';
import { numberNotice } from '#libs/records';
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
  /** An underscore stands in no id of a directive or cell: no other notice has this stream. */
  readonly name: string;
  readonly compose: (paper: FurtherPaper) => DirectiveLetter;
}

/** Draws the number of a further letter of the directive, in the register of its first one. */
export async function furtherLetter(
  store: EventStore,
  manager: EntityManager,
  ask: FurtherAsk,
): Promise<{ letter: Letter; operations: readonly Operation[] }> {
  const { directive, state, workflow, reason, by, now, name, compose } = ask;
  const on = civilDate(now);
  const from = await issuer(manager, state.content.committee, on);
  const paper = { from, issuedOn: on, of: state, reason };
  const notice = `notice-${directive}_${name}`;
  const { kind, type } = workflow.documents.issue;
  const { symbol, operations } = await numberNotice(store, manager, {
    notice,
    register: registerOf(from, type),
    kind,
    issuedOn: on,
    subject: `directive-${directive}`,
    dossier: directive,
    actor: by,
    title: `V/v ${compose({ ...paper, number: null }).subject}`,
    letter: ({ number }) => compose({ ...paper, number }),
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
 * The obligations of a directive in one of some states, held until the transaction ends: a report
 * that arrives now is either before it or after it. Error: `Refused` STILL_ISSUING while the
 * obligations are still being made.
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
