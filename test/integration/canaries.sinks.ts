import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ParsedMail } from 'mailparser';
import { type DataSource } from 'typeorm';
import { getDocumentProxy } from 'unpdf';
import { call } from '../support/call.js';
import { type Played, type Refused } from './canaries.fixtures.js';
import { wordsIn } from './canaries.planted.js';

// Where personal data must never come. Each is read as text.

const rowsOf = async (dataSource: DataSource, tables: readonly string[]): Promise<string> => {
  const texts: string[] = [];
  for (const table of tables) {
    const rows: { row: string }[] = await dataSource.query(
      `select to_jsonb(t)::text as row from ${table} t`,
    );
    texts.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  return texts.join('\n');
};

/** Every table of the queue, whatever BullMQ keeps there. */
async function queue({ dataSource }: Played): Promise<string> {
  const tables: { name: string }[] = await dataSource.query(
    `select format('bullmq.%I', relname) as name from pg_class
      where relnamespace = 'bullmq'::regnamespace and relkind = 'r' order by 1`,
  );
  return rowsOf(
    dataSource,
    tables.map(({ name }) => name),
  );
}

/** What a PDF says beside its pages. */
async function metadata({ archiveDir }: Played): Promise<string> {
  const files = (await readdir(archiveDir, { recursive: true })).filter(
    (file) => file.endsWith('.pdf') && !file.startsWith('tep-nop'),
  );
  const told = files.map(async (file) => {
    const document = await getDocumentProxy(
      new Uint8Array(await readFile(path.join(archiveDir, file))),
    );
    const { info, metadata: xmp } = await document.getMetadata();
    const outline = await document.getOutline();
    return `${file} ${JSON.stringify(info)} ${xmp?.getRaw() ?? ''} ${JSON.stringify(outline)}`;
  });
  return (await Promise.all(told)).join('\n');
}

/** A mail without the address that it goes to. */
const mailText = ({ subject, text, html, headers }: ParsedMail): string =>
  [
    subject,
    text,
    html,
    ...[...headers].filter(([name]) => name !== 'to').map((header) => JSON.stringify(header)),
  ].join('\n');

/**
 * A form says what is wrong with what was typed, and so repeats it to whoever typed it. Beyond that
 * an answer says nothing of anybody, and to a stranger it does not even repeat.
 */
function beyondAsked({ asked, stranger, answer }: Refused): string {
  const own = stranger ? [] : wordsIn(asked);
  return own.reduce((left, word) => left.replaceAll(new RegExp(word, 'gi'), '·'), answer);
}

async function watched({ url }: Played): Promise<string> {
  const answers = await Promise.all(['/metrics', '/readyz', '/healthz'].map((at) => call(url, at)));
  return answers.map(({ text }) => text).join('\n');
}

export const sinks = {
  'the logs of api and worker': async (played: Played) => played.logs(),
  'the rows of the queue': queue,
  '/metrics and /readyz': watched,
  'the answers that refuse': async ({ refused }: Played) => refused.map(beyondAsked).join('\n'),
  'the metadata of papers': metadata,
  mails: async ({ smtp }: Played) => smtp.mails.map(mailText).join('\n'),
  'the rows of looks': ({ dataSource }: Played) => rowsOf(dataSource, ['app.look']),
  'the rows of effects': ({ dataSource }: Played) =>
    rowsOf(dataSource, ['app.effect', 'app.delivery']),
} as const satisfies Record<string, (played: Played) => Promise<string>>;

export type Sink = keyof typeof sinks;
