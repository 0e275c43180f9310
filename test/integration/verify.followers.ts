import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  anObject,
  aNotice,
  BY,
  type Case,
  copy,
  CUTOFF,
  enqueue,
  issued,
  settle,
  write,
} from './verify.fixtures.js';

/** What follows from the facts: views, messages, steps, letters, effects and their jobs. */
export const brokenFollowers: readonly Case[] = [
  [
    'a view that says something else',
    'I9',
    () => copy.tamper(`update app.obligation set receipt = '2024/0001' where status = 'expired'`),
  ],
  [
    'a row that is missing in a view',
    'I9',
    () => copy.tamper(`delete from app.outgoing where number = 120`),
  ],
  [
    'a head that says something else',
    'I9',
    () =>
      copy.tamper(
        `update app.head set cutoff_at = cutoff_at + interval '1 day'
          where stream = (select min(stream) from app.head where status = 'expired')`,
      ),
  ],
  [
    'a head that is counted among others',
    'I9',
    () =>
      copy.tamper(
        `update app.head set category = 'notice' where stream = (select min(stream) from app.head
          where status = 'expired')`,
      ),
  ],
  [
    'a mail without an end',
    'I10',
    () =>
      copy.tamper(
        `update app.delivery set state = 'pending'
          where message = (select min(message) from app.delivery)`,
      ),
  ],
  [
    'a message that no channel was asked to carry',
    'I10',
    () =>
      copy.tamper(
        `delete from app.delivery where message = (select min(message) from app.delivery)`,
      ),
  ],
  [
    'a fact that nobody was told',
    'I10',
    () =>
      copy.tamper(
        `delete from app.message where step = 'expired' and id = (select min(id) from app.message
          where step = 'expired')`,
      ),
  ],
  [
    'two messages with one Message-ID',
    'I10',
    () =>
      copy.tamper(
        `update app.message set mail_id = (select min(mail_id) from app.message)
          where id = (select max(id) from app.message)`,
      ),
  ],
  [
    'a transition that the definition forbids',
    'I11',
    () =>
      issued(CUTOFF)
        .then((first) =>
          write(
            [first, { type: 'ReportReviewed', data: { round: 0, opinion: 'Đủ.', by: BY } }],
            { status: 'reviewed', cutoffAt: CUTOFF },
            'disable',
          ),
        )
        .then(settle),
  ],
  [
    'a database that lets more through',
    'I11',
    () =>
      copy.tamper(`insert into app.legal_transition values ('obligation', 'approved', 'issued')`),
  ],
  [
    'a definition that was edited',
    'I11',
    () =>
      copy.tamper(
        `update app.workflow_definition set source = replace(source, 'graceMinutes: 5',
          'graceMinutes: 6')`,
      ),
  ],
  [
    'a number without its letter',
    'I13',
    () => copy.tamper(`delete from app.letter where notice = ${aNotice}`),
  ],
  [
    'an object that nothing speaks of',
    'I13',
    async () => {
      const name = createHash('sha256').update('lạ').digest('hex');
      await mkdir(path.join(copy.archiveDir, 'objects', name.slice(0, 2)), { recursive: true });
      await writeFile(path.join(copy.archiveDir, 'objects', name.slice(0, 2), name), 'lạ');
    },
  ],
  ['a sealed paper without its object', 'I13', async () => rm(await anObject())],
  [
    'a letter whose day is another than its row’s',
    'I17',
    () =>
      copy.tamper(
        `update app.letter set data = jsonb_set(data, '{issuer,place}', '"Sa Pa"')
          where notice = ${aNotice}`,
      ),
  ],
  [
    'a letter that names somebody whom the paper does not',
    'I17',
    () =>
      copy.tamper(
        `update app.letter set data = jsonb_set(data, '{terms,0,added}', data #> '{terms,0,added}'
          || '[{"name": "Người Khác"}]') where notice = ${aNotice}`,
      ),
  ],
  [
    'an effect that is lost',
    'I16',
    () =>
      copy.tamper(`delete from app.effect where kind = 'render-notice' and subject = ${aNotice}`),
  ],
  [
    'a job that carries a name',
    'I16',
    async () => {
      const [{ id }] = await copy.dataSource.query('select min(id) as id from app.effect');
      await enqueue(id);
      await copy.tamper(`update bullmq.job set data = data || '{"ten": "Nguyễn Văn A"}'`);
    },
  ],
  ['a job of no effect', 'I16', () => enqueue('khong-co')],
];
