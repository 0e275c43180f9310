import { expireObligations, Workflows } from '#libs/directive';
import { EventStore, ReaderLoop } from '#libs/event-store';
import { openChannels, productReaders, remindCells, tellHolds, tellOverdue } from '#libs/messages';
import { loadConfig, setLogLevel } from '#libs/platform';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { type Stage } from '../support/stage.js';

export let stage: Stage;
export let issued: Issued;
let smtp: TestSmtp;

const openOne = async (): Promise<void> => {
  ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
};

export async function openScene(): Promise<void> {
  setLogLevel('error');
  smtp = await startSmtp();
  await openOne();
}

export async function closeScene(): Promise<void> {
  await smtp.stop();
  await stage.close();
}

/** A product beside the first, which stands still meanwhile; answers how to go back to it. */
export async function openAnother(): Promise<() => Promise<void>> {
  const first = { stage, issued };
  await openOne();
  return async () => {
    await stage.close();
    ({ stage, issued } = first);
  };
}

const teller = () => ({
  store: new EventStore(stage.dataSource),
  publicUrl: stage.config.publicUrl,
});
export const drain = () => new ReaderLoop(stage.dataSource, productReaders(teller())).drainOnce();

/**
 * A worker that is there at this instant: its readers, then two ticks at once. `waits`: the
 * statuses that are reminded, none being told as overdue; the product's own when left out.
 */
export async function tick(at: string, waits?: readonly string[]): Promise<void> {
  await stage.moveTo(`${at}+07:00`);
  await drain();
  const { dataSource } = stage;
  const once = async (): Promise<void> => {
    for (const task of [
      remindCells(dataSource, teller(), stage.app.get(Workflows, { strict: false }), waits),
      tellOverdue(dataSource, teller(), waits && []),
      tellHolds(dataSource, teller()),
    ])
      await task.run();
  };
  await Promise.all([once(), once()]);
  await expireObligations(dataSource, new EventStore(dataSource)).run();
  await drain();
}

export interface Told {
  readonly step: string;
  readonly body: string;
  readonly note: string | null;
}
export const told = ({ obligation }: Cell): Promise<Told[]> =>
  stage.dataSource.query(
    'select step, body, note from app.message where obligation = $1 order by at, id',
    [obligation],
  );
/**
 * What a cell is told in reminders, overdue notices and decisions, without the letter and the
 * receipts.
 */
export const steps = async (cell: Cell): Promise<string[]> =>
  (await told(cell))
    .map(({ step }) => step)
    .filter((step) => !['directive-issued', 'receipt'].includes(step));
/**
 * What a try to send the mail of this step, that had to wait until now, comes to; its outcome is
 * not kept.
 */
export async function mailed({ obligation }: Cell, step: string): Promise<'sent' | 'not sent'> {
  const [{ id }] = (await stage.dataSource.query(
    'select id from app.message where obligation = $1 and step = $2',
    [obligation, step],
  )) as [{ id: string }];
  const before = smtp.mails.length;
  const channels = openChannels(
    stage.dataSource,
    loadConfig({ SMTP_URL: smtp.url, MAIL_FROM: 'van-thu@example.invalid' }),
  );
  for (const { kind, run } of channels.handlers)
    await run({ id: 'a-try', kind, subject: id, detail: {}, attempts: 1 });
  channels.close();
  return smtp.mails.length > before ? 'sent' : 'not sent';
}
export const toRoles = (step: string): Promise<{ role: string; subject: string; body: string }[]> =>
  stage.dataSource.query(
    `select role, subject, body from app.message where role is not null and step like $1 || '%'
      order by at, role`,
    [step],
  );
export const ask = (
  { obligation }: Cell,
  verb: string,
  token: string,
  body?: object,
): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });
export const well = async (reply: Promise<Reply>): Promise<Reply> => {
  const answer = await reply;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};
export const close = (): Promise<Reply> =>
  call(stage.url, `/api/directives/${issued.directive}/close`, {
    token: issued.clerk,
    key: freshKey(),
    method: 'POST',
  });
export const paper = {
  reason: 'Chi bộ của đồng chí Nguyễn Văn Kín vừa kiện toàn',
  document: '245-CV/ĐU',
};

/** Each stands for one life; the other seven cells never send anything. */
export const [returned, withdrawn, dated, twice, again] = [0, 1, 2, 3, 4].map(
  (i) => () => issued.cells[i]!,
) as [() => Cell, () => Cell, () => Cell, () => Cell, () => Cell];
