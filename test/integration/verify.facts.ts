import path from 'node:path';
import { EventStore } from '#libs/event-store';
import { Clock } from '#libs/platform';
import {
  anObject,
  aNotice,
  type Case,
  copy,
  CUTOFF,
  issued,
  overwrite,
  past,
  receipt,
  settle,
  write,
} from './verify.fixtures.js';

/** Reports, marks, numbers, notices, files, and the chain itself. */
export const brokenFacts: readonly Case[] = [
  [
    'a report whose bytes changed',
    'I1',
    () => copy.tamper(`update app.receipt set content = content || ' ' where number = '2024/0001'`),
  ],
  [
    'a report that is gone',
    'I1',
    () => copy.tamper(`delete from app.receipt where number = '2024/0011'`),
  ],
  [
    'a mark in spite of a report in time',
    'I2',
    async () => {
      const kept = await receipt('2024-02-15T10:00:00.000000Z', 'late');
      await write(
        [
          await issued(CUTOFF),
          { type: 'ReportSetAside', data: { ...kept, reason: 'late' } },
          { type: 'ObligationExpired', data: { cutoffAt: CUTOFF, effectiveAt: CUTOFF } },
        ],
        { status: 'expired', cutoffAt: CUTOFF },
        'disable',
      );
      await settle();
    },
  ],
  [
    'a guard of the mark that sleeps',
    'I2',
    () => copy.tamper('alter table app.head disable trigger head_refuse_wrong_mark'),
  ],
  [
    'a late report taken as if it were in time',
    'I3',
    async () => {
      const kept = await receipt(CUTOFF, 'late');
      await write(
        [await issued(CUTOFF), { type: 'ReportSubmitted', data: { ...kept, round: 1 } }],
        { status: 'submitted', cutoffAt: CUTOFF },
        'disable',
      );
      await settle();
    },
  ],
  [
    'a cutoff that passed without a mark',
    'I4',
    async () => {
      const cutoffAt = '2024-03-01T17:00:00.000000Z';
      await write([await issued(cutoffAt)], { status: 'issued', cutoffAt });
      await settle();
      await new Clock(copy.dataSource).set('2024-03-01T17:05:00.000001Z');
    },
  ],
  [
    'a used number that is forgotten',
    'I5',
    () => copy.tamper('delete from app.used_number where number = 121'),
  ],
  [
    'a notice sealed twice',
    'I6',
    async () => {
      const [{ stream, data }] = await copy.dataSource.query(
        `select stream, data from app.event where type = 'NoticeSealed' and stream = ${aNotice}`,
      );
      await new EventStore(copy.dataSource).append([
        { stream, expect: 'exists', events: [{ type: 'NoticeSealed', data }], actor: 'system' },
      ]);
      await settle();
    },
  ],
  ['an archived object with other bytes', 'I7', async () => overwrite(await anObject())],
  [
    'a paper of the dossier with other bytes',
    'I7',
    async () => {
      const [{ file }] = await copy.dataSource.query(
        'select file from app.outgoing where number = 119',
      );
      await overwrite(path.join(copy.archiveDir, file));
    },
  ],
  [
    'a fact that was edited',
    'I8',
    () =>
      copy.tamper(
        past(
          `update app.event set data = jsonb_set(data, '{reason}', '"khác"')
            where type = 'ReportReturned'`,
        ),
      ),
  ],
  [
    'an actor that was exchanged',
    'I8',
    () => copy.tamper(past(`update app.event set actor = 'ai-do' where type = 'ReportReturned'`)),
  ],
  [
    'events that may be changed',
    'I8',
    () => copy.tamper('alter table app.event disable trigger event_append_only'),
  ],
  [
    'a wall between committees that sleeps',
    'I8',
    () => copy.tamper('alter table app.message disable row level security'),
  ],
  [
    'rights to change events',
    'I8',
    () => copy.tamper('grant update (data) on app.event to dondoc_app'),
  ],
];
