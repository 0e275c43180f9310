import { expect } from '@jest/globals';
import { call, type Call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued, reportOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

type Fields = readonly { readonly path: string; readonly message: string }[];

/** Words by which a person knows an answer is Vietnamese. */
export const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
const INSIDE = /\bat \S+:\d+:\d+|node_modules|QueryFailedError|select |insert |Error:/;

export let stage: Stage;
export let issued: Issued;
export let own: Cell;
export let report: Awaited<ReturnType<typeof reportOf>>;

export async function open(): Promise<void> {
  ({ stage, issued } = await openIssued());
  own = issued.cells[0]!;
  report = await reportOf(stage, own.id);
}

export const close = (): Promise<void> => stage.close();

export const reports = (obligation = own.obligation): string =>
  `/api/obligations/${obligation}/reports`;
export const asCell = (more: Call): Call => ({ token: own.token, key: freshKey(), ...more });

export const send = async (more: Call, path = reports()): Promise<Reply> =>
  call(stage.url, path, asCell(more));

export interface Written {
  readonly intents: number;
}

/** Everything that a request can leave behind. */
export async function written(): Promise<Written> {
  const rows: Written[] = await stage.dataSource.query(
    `select (select count(*)::int from app.event) as events, (select count(*)::int
      from app.receipt) as receipts, (select count(*)::int from app.command) as commands,
       (select count(*)::int from app.intent where resolved_at is null) as intents,
         (select coalesce(max(last), 0) from app.incoming_counter) as number,
       (select count(*)::int from app.effect) as effects`,
  );
  return rows[0]!;
}

export function expectProblem(reply: Reply, status: number, code: string): void {
  const { title, detail } = reply.body as { title?: string; detail?: string };
  expect({ status: reply.status, type: reply.type, body: reply.body }).toMatchObject({
    status,
    type: 'application/problem+json; charset=utf-8',
    body: { status, code },
  });
  expect([title, detail]).toEqual([
    expect.stringMatching(VIETNAMESE),
    expect.stringMatching(VIETNAMESE),
  ]);
  expect(reply.body['type']).toBe(`urn:dondoc:problem:${code.toLowerCase().replaceAll('_', '-')}`);
  expect(reply.text).not.toMatch(INSIDE);
}

export const fieldsOf = ({ body }: Reply): Fields => body['errors'] as Fields;
