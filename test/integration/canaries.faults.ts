import { within } from '#libs/platform';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { type Played } from './canaries.fixtures.js';
import { plant, plantText } from './canaries.planted.js';

// What the database and a mail server say when they fail quotes what they were given.

/** Runs `work` while every writing to the table fails in these words. */
export async function failing(
  played: Pick<Played, 'asOwner'>,
  { table, words }: { readonly table: string; readonly words: string },
  work: () => Promise<void>,
): Promise<void> {
  await played.asOwner(`
    create function app.fail_in_words() returns trigger language plpgsql as $$ begin
      raise exception '${words}' using errcode = '22007', detail = '${words}';
    end $$;
    create trigger fail_in_words before insert or update on ${table}
      for each row execute function app.fail_in_words()`);
  try {
    await work();
  } finally {
    await played.asOwner('drop function app.fail_in_words() cascade');
  }
}

/** As PostgreSQL quotes what it cannot read, with quotes inside. */
const quoting = (): string =>
  `invalid input syntax for type date: "${plant('row of the database')} "in quotes""`;

export async function logged(played: Played, text: string): Promise<void> {
  if (!(await within(30_000, () => played.logs().includes(text))))
    throw new Error(`never logged: ${text}`);
}

/** A draft cannot be written: the api answers 500, and says so in its log. */
export async function breakDraft(played: Played, words: string): Promise<void> {
  const { obligation, token } = played.issued.cells[4]!;
  await failing(played, { table: 'app.report_draft', words }, async () => {
    const { status, text } = await call(played.url, `/api/obligations/${obligation}/draft`, {
      method: 'PUT',
      token,
      key: freshKey(),
      body: { tables: {}, note: plantText('note that cannot be kept') },
    });
    if (status !== 500) throw new Error(`a broken draft answered ${status} ${text}`);
    played.refused.push({ asked: '', stranger: false, answer: text });
    await logged(played, 'unexpected error');
  });
}

/**
 * No reminder can be posted, so the tick fails; then the mail server refuses it for good, and names
 * whom it does not know.
 */
async function brokenReminder(played: Played): Promise<void> {
  const { id } = played.issued.cells[4]!;
  await failing(played, { table: 'app.message', words: quoting() }, async () => {
    await played.moveTo('2024-02-27T08:00:00+07:00');
    await logged(played, 'tick task failed');
  });
  const [{ email }] = await played.dataSource.query('select email from app.cell where id = $1', [
    id,
  ]);
  played.smtp.refuseWith({ responseCode: 550, message: `5.1.1 <${email}>: no such mailbox here` });
  await logged(played, 'effect given up');
  played.smtp.refuseWith(undefined);
}

export async function breakDown(played: Played): Promise<void> {
  await breakDraft(played, quoting());
  await brokenReminder(played);
  await played.settle();
}
