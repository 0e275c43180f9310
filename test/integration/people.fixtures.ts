import { expect } from '@jest/globals';
import pg from 'pg';
import { type PlanningReport } from '#libs/directive';
import { type Person } from '#libs/planning';
import { call, type Reply } from '../support/call.js';
import {
  type Cell,
  freshKey,
  type Issued,
  issueOn,
  openIssued,
  reportOf,
} from '../support/issued.js';
import { type Stage } from '../support/stage.js';

export const MEETING = { on: '2024-01-30', present: 11, agreed: 11 };

export let stage: Stage;
export let issued: Issued;
export let later: Issued;

export async function open(): Promise<void> {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
  later = await issueOn(stage, { directive: 'ra-soat-bo-sung-2024', dueOn: '2024-03-29' });
}

export const close = (): Promise<void> => stage.close();

export const rowsOf = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);
/** What the application itself may not do. */
export async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({
    connectionString: stage.config.databaseUrl,
    options: '-c search_path=app',
  });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
export const post = (path: string, token: string, body: object): Promise<Reply> =>
  call(stage.url, path, { token, key: freshKey(), body });
export const send = ({ obligation, token }: Cell, report: object): Promise<Reply> =>
  post(`/api/obligations/${obligation}/reports`, token, report);
export const approve = ({ obligation }: Cell, token = issued.approver): Promise<Reply> =>
  post(`/api/obligations/${obligation}/approve`, token, { meeting: MEETING });
export const isFine = ({ status, text }: Reply): void =>
  expect(status < 300 ? 'fine' : text).toBe('fine');

/** The report with its newcomer of the first term as somebody else. */
export function naming(
  report: PlanningReport,
  person: Partial<Person> & { id: string; cardNumber: string },
): PlanningReport {
  const newcomer = report.submission.terms[0]!.lines.find(
    ({ movement }) => movement === 'add',
  )!.person;
  const known = report.submission.people.find(({ id }) => id === newcomer)!;
  const text = JSON.stringify(report).replaceAll(`"${newcomer}"`, `"${person.id}"`);
  const renamed = JSON.parse(text) as PlanningReport;
  const people = renamed.submission.people
    .map((one) => (one.id === person.id ? { ...known, ...person } : one))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...renamed, submission: { ...renamed.submission, people } };
}

export async function unchanged(cell: Cell): Promise<object> {
  const { submission, ...rest } = await reportOf(stage, cell.id, 1);
  const terms = submission.terms.map((term) => ({ ...term, outcome: 'unchanged', lines: [] }));
  return {
    ...rest,
    outcome: 'unchanged',
    submission: {
      ...submission,
      terms,
      people: [],
      meetings: submission.meetings.map((meeting) => ({ ...meeting, ballot: null })),
    },
  };
}
