import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { obligationStream } from '#libs/directive';
import { actorOfToken, lendOffice, type OfficeRole } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import {
  minutesDefinition,
  type OwnDefinition,
  stepsDefinition,
} from '../support/own-definitions.js';
import { offer } from '../support/own-workflow.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';
import { plainLetter } from '../support/plain-letter.js';

export const STEPS = 'dang-ky-2024';
export const MINUTES = 'bien-ban-2024';

export const CONSIDER = 'steps/consider-report';
export const SIGN = 'steps/sign';

export let stage: Stage;
export let worker: PlainWorker;
export let cells: readonly string[];
const tokens = new Map<string, string>();

const people: Readonly<Record<string, { readonly name: string; readonly role: OfficeRole }>> = {
  clerk: { name: 'Nguyễn Thị Thư', role: 'clerk' },
  approver: { name: 'Hoàng Văn Duyệt', role: 'approver' },
  ban: { name: 'Trần Văn Thẩm', role: 'department' },
  'tv 1': { name: 'Lê Văn Một', role: 'standing-committee' },
  'tv 2': { name: 'Lê Văn Hai', role: 'standing-committee' },
  'tv 3': { name: 'Lê Văn Ba', role: 'standing-committee' },
  // The person of the department, under another account.
  'tv ban': { name: 'Trần Văn Thẩm', role: 'standing-committee' },
  ky: { name: 'Phạm Văn Ký', role: 'signer' },
  // A person of the standing committee, under another account.
  'ky tv': { name: 'Lê Văn Một', role: 'signer' },
};

export const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
export const post = (path: string, who: string, body: object = {}): Promise<Reply> =>
  call(stage.url, path, { token: tokens.get(who)!, key: freshKey(), body });
export const read = (path: string, who: string): Promise<Reply> =>
  call(stage.url, path, { token: tokens.get(who)! });

export const streamOf = (directive: string, cell: number): string =>
  obligationStream(directive, cells[cell]!);
export const ask = (
  [directive, cell]: readonly [string, number],
  verb: string,
  who: string,
  body: object = {},
): Promise<Reply> => post(`/api/obligations/${streamOf(directive, cell)}/${verb}`, who, body);
export const look = (directive: string, cell: number, who: string): Promise<Reply> =>
  read(`/api/obligations/${streamOf(directive, cell)}`, who);

export async function submit(directive: string, cell: number, note = 'Đăng ký'): Promise<void> {
  await well(
    ask([directive, cell], 'reports', `cell ${cell}`, {
      outcome: 'reported',
      number: '12-BC/CB',
      reportedOn: '2024-06-03',
      tables: { 'dang-ky': [{ person: '0001', note }] },
    }),
  );
}

export const bulkStep = (
  who: string,
  step: string,
  of: readonly number[],
  over: object = {},
): Promise<Reply> =>
  post('/api/bulk', who, {
    command: 'take-step',
    directive: STEPS,
    body: { step },
    cells: of.map((cell) => cells[cell]!),
    ...over,
  });

/** Up to where the standing committee must act. */
export async function reviewed(cell: number, note?: string): Promise<void> {
  await submit(STEPS, cell, note);
  await well(ask([STEPS, cell], 'review', 'ban', { opinion: 'Đủ' }));
}

async function issue(
  directive: string,
  { definition: { workflow } }: OwnDefinition,
  dueOn: string,
): Promise<void> {
  await well(
    post('/api/directives', 'clerk', {
      directive,
      committee: letter2024.committee,
      workflow: workflow.name,
      year: 2024,
      subject: 'đăng ký năm 2024',
      letter: plainLetter,
      dueOn,
    }),
  );
  await well(post(`/api/directives/${directive}/issue`, 'clerk'));
}

export async function open(): Promise<void> {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-06-03T08:00:00+07:00');
  for (const own of [stepsDefinition, minutesDefinition]) offer(stage, own);
  for (const [who, holder] of Object.entries(people)) tokens.set(who, await tokenOf(stage, holder));
  await issue(STEPS, stepsDefinition, '2024-06-20');
  await issue(MINUTES, minutesDefinition, '2024-06-10');
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
  cells = (await rowsOf<{ id: string }>('select id from app.cell order by ordinal')).map(
    ({ id }) => id,
  );
  for (const [n, cell] of cells.entries())
    tokens.set(`cell ${n}`, await tokenOf(stage, { name: `Bí thư ${n}`, role: 'cell', cell }));
}

/** Lends the office of one to another, who then also acts as `${to}, thay ${of}`. */
export async function lend(of: string, to: string): Promise<string> {
  const officeOf = async (who: string): Promise<{ id: string; official: string }> =>
    (
      await rowsOf<{ id: string; official: string }>(
        'select id, official from app.office where id = $1',
        [(await actorOfToken(stage.dataSource.manager, tokens.get(who)!))!.id],
      )
    )[0]!;
  const [lent, borrower] = [await officeOf(of), await officeOf(to)];
  const loan = await inTransaction(stage.dataSource, (manager) =>
    lendOffice(
      manager,
      {
        office: lent.id,
        to: borrower.official,
        from: '2024-06-01',
        until: '2024-12-31',
        document: '31-GUQ/ĐU',
      },
      { by: 'operator:test' },
    ),
  );
  const token = await tokenOf(stage, { name: `Mã của ${to}`, role: 'auditor' });
  await rowsOf('update app.api_token set office = $1 where office = $2', [
    loan,
    (await actorOfToken(stage.dataSource.manager, token))!.id,
  ]);
  tokens.set(`${to}, thay ${of}`, token);
  return loan;
}

/** Another process takes over: nothing is left of the first but what it wrote. */
export async function restart(): Promise<void> {
  await worker.stop();
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
}

export async function close(): Promise<void> {
  await worker.stop();
  await stage.close();
}
