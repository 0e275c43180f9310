import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ObligationEvent } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { Clock, inTransaction, migrateQueue, openQueue } from '#libs/platform';
import { drawIncomingNumber } from '#libs/records';
import { invariants, NotOurDatabase, runVerify, verify } from '../../apps/cli/src/verify/index.js';
import { freshDatabase } from '../support/database.js';
import { describeWithRedis } from '../support/needs.js';
import { plainWorker } from '../support/plain-worker.js';
import {
  type CampaignCopy,
  type PlayedCampaign,
  playedCampaign,
} from '../support/played-campaign.js';
import { startRedis } from '../support/redis.js';

const CUTOFF = '2024-02-15T17:00:00.000000Z';
const BY = 'nguoi-thu';
const EXTRA = 'obligation-quy-hoach-2024--them';

let campaign: PlayedCampaign;
let copy: CampaignCopy;
beforeAll(async () => {
  campaign = await playedCampaign();
});
afterAll(() => campaign?.drop());
beforeEach(async () => {
  copy = await campaign.copy();
});
afterEach(() => copy.drop());

async function broken(redisUrl?: string): Promise<string[]> {
  const reports = await verify({ databaseUrl: copy.url, archiveDir: copy.archiveDir, redisUrl });
  return reports.filter(({ ok }) => !ok).map(({ id }) => id);
}

async function told(): Promise<string> {
  return (
    await runVerify({ dataSource: copy.dataSource, archiveDir: copy.archiveDir })
  ).violations.join('\n');
}

/** Lets the product's own readers, tick and handlers do what follows from the facts. */
async function settle(): Promise<void> {
  const worker = await plainWorker(copy.url, copy.archiveDir);
  await worker.drain();
  await worker.stop();
}

/**
 * A history that the rules would not have written, with a chain and heads that agree: past the
 * guards of the database when asked.
 */
async function write(
  events: readonly ObligationEvent[],
  head: { status: string; cutoffAt: string },
  guards = 'enable',
): Promise<void> {
  const triggers = (state: string): string => `alter table app.head ${state} trigger user`;
  if (guards === 'disable') await copy.tamper(triggers('disable'));
  await new EventStore(copy.dataSource).append([
    {
      stream: EXTRA,
      expect: 'none',
      events: [...events],
      head: { ...head, parent: 'quy-hoach-2024', owner: await someCell() },
      actor: BY,
    },
  ]);
  if (guards === 'disable') await copy.tamper(triggers('enable'));
}

async function someCell(): Promise<string> {
  const [{ id }] = await copy.dataSource.query('select id from app.cell order by ordinal limit 1');
  return id;
}

async function issued(cutoffAt: string): Promise<ObligationEvent> {
  const [{ id }] = await copy.dataSource.query('select id from app.workflow_definition');
  return {
    type: 'ObligationIssued',
    data: {
      directive: 'quy-hoach-2024',
      cell: await someCell(),
      workflow: id,
      wording: 'trước ngày 15/02/2024',
      dueOn: '2024-02-15',
      cutoffAt,
    },
  };
}

/** A report as it is kept, with its number from the incoming register. */
async function receipt(
  completedAt: string,
  timeliness: string,
): Promise<{ receipt: string; sha256: string; completedAt: string; by: string }> {
  const content = '{"outcome":"unchanged"}';
  const sha256 = createHash('sha256').update(content).digest('hex');
  const number = await inTransaction(copy.dataSource, async (manager) => {
    const drawn = await drawIncomingNumber(manager, 'dang-uy-vp');
    await manager.query(
      `insert into app.receipt (body, number, obligation, begun_at, completed_at, timeliness, by,
        sha256, content) values ('dang-uy-vp', $1, $2, $3, $3, $4, $5, $6, $7)`,
      [drawn, EXTRA, completedAt, timeliness, BY, sha256, content],
    );
    return drawn;
  });
  return { receipt: number, sha256, completedAt, by: BY };
}

async function anObject(): Promise<string> {
  const [shard] = (await readdir(path.join(copy.archiveDir, 'objects'))).filter(
    (name) => name.length === 2,
  );
  const [name] = await readdir(path.join(copy.archiveDir, 'objects', shard!));
  return path.join(copy.archiveDir, 'objects', shard!, name!);
}

async function overwrite(file: string): Promise<void> {
  await chmod(file, 0o644);
  await writeFile(file, 'khác');
}

const aNotice = `(select min(stream) from app.event where stream like 'notice-quy-hoach-2024-%')`;
const past = (sql: string): string =>
  `alter table app.event disable trigger user; ${sql}; alter table app.event enable trigger user`;

/** What somebody broke, and the one invariant that must say so. */
const cases: readonly [name: string, id: string, breakIt: () => Promise<void>][] = [
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
    'rights to change events',
    'I8',
    () => copy.tamper('grant update (data) on app.event to dondoc_app'),
  ],
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

async function enqueue(effectId: string, redisUrl?: string): Promise<void> {
  const backend = { databaseUrl: copy.url, redisUrl };
  await migrateQueue(backend);
  const queue = openQueue(backend);
  await queue.enqueue([effectId]);
  await queue.close();
}

describe('dondoc verify', () => {
  it(
    'finds the played campaign clean, says what it looked at, a line each, and reads a ' + 'queue',
    async () => {
      const [{ id }] = await copy.dataSource.query('select min(id) as id from app.effect');
      await enqueue(id);
      const { clean, lines, violations } = await runVerify({
        dataSource: copy.dataSource,
        archiveDir: copy.archiveDir,
      });
      expect({ clean, violations }).toEqual({ clean: true, violations: [] });
      expect(lines.filter((line) => !line.startsWith(' '))).toHaveLength(
        Object.keys(invariants).length,
      );
      expect(lines).toContain(
        'I5   ok       số văn bản liền mạch, không trùng, đúng thứ tự: 10 số, 2 sổ',
      );
      expect(lines.find((line) => line.startsWith('I16'))).toMatch(
        /^I16 {2}ok .*, 1 trong hàng đợi$/,
      );
      expect(lines.find((line) => line.startsWith('I17'))).toMatch(
        /^I17 {2}ok .*: 10 văn bản đã đọc$/,
      );
    },
  );

  it.each(cases)('names %s: %s', async (_, id, breakIt) => {
    await breakIt();
    expect(await broken()).toEqual([id]);
  });

  it('says what a person can do, and never a name out of a job', async () => {
    await copy.tamper(
      `update app.obligation set wording = 'khác'; update app.receipt set content = 'khác'`,
    );
    await enqueue('khong-co');
    await copy.tamper(`update bullmq.job set data = data || '{"ten": "Nguyễn Văn A"}'`);
    const text = await told();
    expect(text).toContain(
      'cột wording đang là "khác", theo sự kiện phải là "trước ngày 15/02/2024". Chạy ' +
        '“dondoc rebuild obligation”.',
    );
    expect(text).toContain(
      'Việc e-khong-co trong hàng đợi mang các trường effectId, ten; chỉ được mang effectId.',
    );
    expect(text).not.toContain('Nguyễn Văn A');
  });

  it('shows twenty violations of an invariant and counts the rest', async () => {
    await copy.tamper(`update app.delivery set state = 'pending'`);
    const [report] = (
      await verify({ dataSource: copy.dataSource, archiveDir: copy.archiveDir })
    ).filter(({ id }) => id === 'I10');
    expect(report!.violations).toHaveLength(20);
    const [{ count }] = await copy.dataSource.query(
      'select count(*)::int as count from app.delivery',
    );
    expect(report!.hidden).toBe(count - 20);
  });

  it('finds an empty database clean, and says when a database is not ours', async () => {
    const empty = await freshDatabase();
    const missing = path.join(copy.archiveDir, 'khong-co');
    expect(await runVerify({ dataSource: empty.dataSource, archiveDir: missing })).toMatchObject({
      clean: true,
    });
    await empty.drop();
    await copy.tamper('drop schema app cascade');
    await expect(
      verify({ dataSource: copy.dataSource, archiveDir: copy.archiveDir }),
    ).rejects.toThrow(NotOurDatabase);
  });
});

describeWithRedis('dondoc verify on a queue in Redis', () => {
  it('reads its jobs and writes nothing there', async () => {
    const redis = await startRedis();
    try {
      const [{ id }] = await copy.dataSource.query('select min(id) as id from app.effect');
      await enqueue(id, redis.url);
      expect(await broken(redis.url)).toEqual([]);
      await enqueue('khong-co', redis.url);
      expect(await broken(redis.url)).toEqual(['I16']);
    } finally {
      await redis.stop();
    }
    expect(await broken(redis.url)).toEqual(['I16']);
  });
});
