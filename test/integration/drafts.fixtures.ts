import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import type { Stage } from '../support/stage.js';

type Row = Record<string, string | number | boolean | null>;

interface Draft {
  readonly version: number;
  readonly round: number;
  readonly submitted: boolean;
  readonly open: boolean;
  readonly ready: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly table: string;
    readonly column: string | null;
    readonly row: { readonly number: number } | null;
    readonly severity: string;
  }[];
  readonly submission: {
    readonly terms: readonly { readonly outcome: string; readonly lines: readonly object[] }[];
  } | null;
  readonly tables: Record<string, Row[]>;
}

export let stage: Stage;

export let issued: Issued;

export let cells: readonly Cell[];

export async function open(): Promise<void> {
  ({ stage, issued, cells } = await openIssued('2024-01-30T10:00:00+07:00'));
}

export const close = (): Promise<void> => stage.close();

const draft = ({ obligation }: Pick<Cell, 'obligation'>): string =>
  `/api/obligations/${obligation}/draft`;

export const read = async (
  cell: Pick<Cell, 'obligation' | 'token'>,
  token = cell.token,
): Promise<Reply & { readonly body: Draft }> => call(stage.url, draft(cell), { token }) as never;

export const write = (
  cell: Pick<Cell, 'obligation' | 'token'>,
  body: object,
  {
    ifMatch,
    key = freshKey(),
    method = 'PUT',
    token = cell.token,
  }: { ifMatch?: number; key?: string; method?: string; token?: string } = {},
) =>
  call(stage.url, draft(cell), {
    method,
    token,
    key,
    ...(method === 'PUT' ? { body } : {}),
    headers: ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` },
  }) as Promise<Reply & { readonly body: Draft & Reply['body'] }>;

export const paper = { outcome: 'unchanged', number: '05-BC/CB', reportedOn: '2024-01-30' };

export const errorsIn = ({ findings }: Draft): string[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, table, column }) => `${rule} ${table} ${column ?? ''}`);
