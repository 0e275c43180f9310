import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly table: string;
  readonly column: string | null;
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
  readonly fix: string;
}
export interface Answer {
  readonly version: number;
  readonly ready: boolean;
  readonly findings: readonly Found[];
  readonly submission: object | null;
}

export let stage: Stage;
export let issued: Issued;
export let cells: readonly Cell[];

/** One stage for all that is asked of workbooks over HTTP. */
export async function open(): Promise<void> {
  ({ stage, issued, cells } = await openIssued('2024-01-30T10:00:00+07:00'));
}

export type Asker = Pick<Cell, 'obligation' | 'token'>;
export const of = ({ obligation }: Asker, what: string): string =>
  `/api/obligations/${obligation}/${what}`;

export async function download(
  cell: Asker,
  what = 'workbook',
  token = cell.token,
): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const response = await fetch(new URL(of(cell, what), stage.url), {
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    status: response.status,
    bytes: Buffer.from(await response.arrayBuffer()),
    headers: response.headers,
  };
}

export const upload = (
  cell: Asker,
  bytes: Uint8Array,
  {
    what = 'workbook',
    ifMatch,
    key = freshKey(),
    token = cell.token,
  }: { what?: string; ifMatch?: number; key?: string; token?: string } = {},
) =>
  sendFile(stage.url, of(cell, what), {
    token,
    key,
    bytes,
    headers: ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` },
  }) as Promise<Reply & { readonly bytes: Buffer; readonly body: Reply['body'] & Answer }>;
export const draft = async (
  cell: Asker,
): Promise<
  Record<string, unknown> & { version: number; tables: Record<string, Record<string, unknown>[]> }
> => (await call(stage.url, of(cell, 'draft'), { token: cell.token })).body as never;
