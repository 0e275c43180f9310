import { type ParsedMail } from 'mailparser';
import { expect } from '@jest/globals';
import { linkKey, linkToken } from '#libs/directive';
import { signing } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, type Issued, issueOn } from '../support/issued.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { openStage, type Stage } from '../support/stage.js';
import { connect } from './event-store.fixtures.js';

/** The product with a worker and a mail server, and the directive of 2024 told to every cell. */
export interface Told {
  readonly stage: Stage;
  readonly smtp: TestSmtp;
  readonly issued: Issued;
  close(): Promise<void>;
}

export async function openTold(): Promise<Told> {
  const smtp = await startSmtp();
  const stage = await openStage({
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'van-thu@example.invalid' },
  });
  await stage.moveTo('2024-01-12T09:00:00+07:00');
  const issued = await issueOn(stage, { byWorker: true });
  await stage.settle();
  return {
    stage,
    smtp,
    issued,
    async close() {
      await stage.settle();
      const { dataSource, config } = stage;
      const seals = signing(config);
      const told = await runVerify({ dataSource, archiveDir: config.archiveDir, seals });
      expect(told.violations).toEqual([]);
      await stage.close();
      await smtp.stop();
    },
  };
}

const LINK = /https?:\/\/\S+(\/tiep-nhan\/[a-z2-7]{40})(?=\s|$)/;

/** The path of the link in a mail; undefined when it brings none. */
export const linkIn = ({ text = '' }: ParsedMail): string | undefined => LINK.exec(text)?.[1];

export async function mailsTo(
  { stage, smtp }: Told,
  cell: Pick<Cell, 'id'>,
): Promise<ParsedMail[]> {
  const [{ email }] = await stage.dataSource.query('select email from app.cell where id = $1', [
    cell.id,
  ]);
  return smtp.mails.filter(({ to }) => [to].flat()[0]?.value[0]?.address === email);
}

/** The link that the cell was sent first. */
export async function linkOf(told: Told, cell: Pick<Cell, 'id'>): Promise<string> {
  const [mail] = await mailsTo(told, cell);
  const link = mail && linkIn(mail);
  if (!link) throw new Error(`no link was sent to ${cell.id}`);
  return link;
}

/** The token of a link that is right, for stages without a mail server. */
export async function tokenFor(
  { dataSource, config }: Stage,
  { obligation: stream }: Pick<Cell, 'obligation'>,
): Promise<string> {
  const [{ position }] = await dataSource.query(
    'select position from app.event where stream = $1 and version = 1',
    [stream],
  );
  return linkToken(linkKey(config.secretKey), { stream, position: Number(position) });
}

/** As a browser sends the page's own form: without any field. */
export const press = ({ url }: Pick<Stage, 'url'>, link: string): Promise<Reply> =>
  call(url, link, {
    method: 'POST',
    body: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
  });

interface Acknowledgement {
  readonly actor: string;
  readonly by: string;
}

/** Who acknowledged it, as the facts have it. */
export const acknowledgements = (
  { dataSource }: Stage,
  { obligation }: Pick<Cell, 'obligation'>,
): Promise<Acknowledgement[]> =>
  dataSource.query(
    `select actor, data->>'by' as by from app.event where stream = $1
      and type = 'ObligationAcknowledged'`,
    [obligation],
  );

/** Runs SQL as the owner of the database. */
export async function asOwner({ config }: Stage, sql: string): Promise<void> {
  const owner = await connect(config.databaseUrl!);
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
}

/** What a reader sees of a page: its text without tags and styles. */
export const seen = ({ text }: Reply): string =>
  text
    .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
