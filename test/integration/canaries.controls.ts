import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadQueue } from '#libs/platform';
import { call } from '../support/call.js';
import { sharedRenderer } from '../support/shared-renderer.js';
import { breakDraft, logged } from './canaries.faults.js';
import { type Played } from './canaries.fixtures.js';
import { type Sink } from './canaries.sinks.js';

type Leak = (played: Played, word: string) => Promise<void>;

async function intoTheQueue({ databaseUrl }: Played, word: string): Promise<void> {
  const { openQueue } = await loadQueue();
  // No worker looks into a queue of this name.
  const queue = openQueue({ databaseUrl }, 'canary-control');
  await queue.enqueue([word]);
  await queue.close();
}

/** A message that was sent is sent again, with other words. */
async function intoAMail({ dataSource, smtp }: Played, word: string): Promise<void> {
  const [sent]: { id: string }[] = await dataSource.query(
    `select m.id from app.message m join app.delivery d on d.message = m.id
      where m.step = 'receipt' and d.state = 'sent' limit 1`,
  );
  await dataSource.query('update app.message set body = body || $2 where id = $1', [
    sent!.id,
    word,
  ]);
  const before = smtp.mails.length;
  await dataSource.query(
    `update app.effect set state = 'pending', done_at = null, enqueued_wall = null
      where kind = 'send-mail' and subject = $1`,
    [sent!.id],
  );
  await smtp.received(before + 1, 30_000);
}

/** For each sink a way by which a canary comes there, as the product itself would put it. */
export const leaks: { readonly [S in Sink]: Leak } = {
  // The database says it without quotes, which nothing masks.
  'the logs of api and worker': async (played, word) => {
    await breakDraft(played, `no room for ${word}`);
    await logged(played, word);
  },
  'the rows of the queue': intoTheQueue,
  '/metrics and /readyz': async ({ dataSource }, word) => {
    await dataSource.query(
      `insert into app.effect (id, kind, subject, state) values ($1, $1, 'x', 'failed')`,
      [word],
    );
  },
  // An answer that repeats, to somebody who did not say it.
  'the answers that refuse': async ({ url, issued, refused }, word) => {
    const { text } = await call(url, `/api/messages?${word}=1`, { token: issued.clerk });
    refused.push({ asked: '/api/messages', stranger: false, answer: text });
  },
  'the metadata of papers': async ({ archiveDir }, word) => {
    const html = `<!doctype html><html lang="vi"><head><title>${word}</title></head><p>1</p>`;
    await writeFile(path.join(archiveDir, 'control.pdf'), await sharedRenderer().render(html));
  },
  mails: intoAMail,
  'the rows of looks': async ({ dataSource }, word) => {
    await dataSource.query(`insert into app.look (office, what, subject) values ('x', 'x', $1)`, [
      word,
    ]);
  },
  'the rows of effects': async ({ dataSource }, word) => {
    await dataSource.query(
      `update app.effect set last_error = $1
        where id = (select id from app.effect where state = 'done' limit 1)`,
      [word],
    );
  },
};
