import { expect } from '@jest/globals';
import { type PlanningReport, readPlanLists } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type LineDecision } from '#libs/planning';
import { call, type Reply } from '../support/call.js';
import {
  type Cell,
  freshKey,
  type Issued,
  issueOn,
  openIssued,
  review,
} from '../support/issued.js';
import { type Stage } from '../support/stage.js';

const MEETING = { on: '2024-01-30', present: 11, agreed: 11 };

export let stage: Stage;
export let issued: Issued;
/** The same cells asked again by a directive that is due later. */
export let later: Issued;

export async function open(): Promise<void> {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
  later = await issueOn(stage, { directive: 'ra-soat-bo-sung-2024', dueOn: '2024-03-29' });
}

export const post = (path: string, token: string, body: object): Promise<Reply> =>
  call(stage.url, path, { token, key: freshKey(), body });
export const send = ({ obligation, token }: Cell, report: object): Promise<Reply> =>
  post(`/api/obligations/${obligation}/reports`, token, report);
export const approve = (
  { obligation }: Cell,
  decisions: readonly LineDecision[] = [],
): Promise<Reply> =>
  post(`/api/obligations/${obligation}/approve`, issued.approver, { meeting: MEETING, decisions });

export async function reviewed(cell: Cell): Promise<void> {
  const { status, text } = await review(stage, issued.reviewer, cell);
  expect({ status, text }).toMatchObject({ status: 200 });
}

export async function listsOf(cell: string) {
  const terms = ['2022-2025', '2025-2027'].map((name) => ({ id: `${cell}-${name}`, name }));
  return readPlanLists(new EventStore(stage.dataSource), stage.dataSource.manager, { cell, terms });
}

export async function letterOf(
  cell: Cell,
): Promise<{ terms: Record<string, { name: string; proposal?: string }[]>[] }> {
  const rows: { data: never }[] = await stage.dataSource.query(
    'select data from app.letter where notice = $1',
    [`notice-${cell.obligation.slice('obligation-'.length)}`],
  );
  return rows[0]!.data;
}

/** The report with one thing changed in its first term. */
export function changed(
  report: PlanningReport,
  change: (lines: PlanningReport['submission']['terms'][number]['lines']) => object[],
): object {
  const [first, ...rest] = report.submission.terms;
  return {
    ...report,
    submission: {
      ...report.submission,
      terms: [{ ...first!, lines: change(first!.lines) }, ...rest],
    },
  };
}
