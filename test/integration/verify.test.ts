import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { invariants, NotOurDatabase, runVerify, verify } from '../../apps/cli/src/verify/index.js';
import { freshDatabase } from '../support/database.js';
import { describeWithRedis } from '../support/needs.js';
import { startRedis } from '../support/redis.js';
import { brokenFacts } from './verify.facts.js';
import {
  broken,
  copy,
  dropAll,
  dropCopy,
  enqueue,
  play,
  takeCopy,
  told,
} from './verify.fixtures.js';
import { brokenFollowers } from './verify.followers.js';

beforeAll(play);
afterAll(dropAll);
beforeEach(takeCopy);
afterEach(dropCopy);

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

  it.each([...brokenFacts, ...brokenFollowers])('names %s: %s', async (_, id, breakIt) => {
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
