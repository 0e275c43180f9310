import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { describeWithRedis } from './needs.js';
import { freshDatabase } from './database.js';
import { startRedis } from './redis.js';
import { startSmtp } from './smtp.js';

describe('freshDatabase', () => {
  it('is migrated, empty, and one per caller', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    const rows: { role: string; schema: string; zone: string }[] = await one.dataSource.query(
      `select current_user as role, current_schema() as schema, ` +
        "current_setting('timezone') as zone",
    );
    expect(rows).toEqual([{ role: 'dondoc_app', schema: 'app', zone: 'UTC' }]);
    expect(one.url).not.toBe(two.url);
    await Promise.all([one.drop(), two.drop()]);
    await expect(new pg.Client(one.url).connect()).rejects.toThrow(/does not exist/);
  });

  it('names the connection that a test forgot, and is dropped all the same', async () => {
    const database = await freshDatabase();
    const forgotten = new pg.Client({
      connectionString: database.url,
      application_name: 'forgotten',
    });
    forgotten.on('error', () => undefined);
    await forgotten.connect();
    await expect(database.drop()).rejects.toThrow(/1 connection\(s\) left open:\n {2}forgotten/);
  });
});

describeWithRedis('startRedis', () => {
  it('serves, keeps nothing, and is gone after stop', async () => {
    const redis = await startRedis();
    const client = new Redis(redis.url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
    client.on('error', () => undefined);
    expect(await client.set('a', '1')).toBe('OK');
    expect(await client.config('GET', 'save')).toEqual(['save', '']);
    client.disconnect();
    await redis.stop();
    expect(() => process.kill(redis.pid, 0)).toThrow(/ESRCH/);
  });
});

describe('startSmtp', () => {
  it('keeps the mails it gets, parsed, and refuses on demand', async () => {
    const smtp = await startSmtp();
    const transport = createTransport(smtp.url);
    const mail = { from: 'a@b.vn', to: 'c@d.vn', subject: 'Nhắc nộp báo cáo', text: 'Đôn đốc' };
    const [mails] = await Promise.all([smtp.received(1), transport.sendMail(mail)]);
    expect(mails[0]).toMatchObject({
      subject: 'Nhắc nộp báo cáo',
      text: expect.stringContaining('Đôn đốc'),
    });
    smtp.refuseWith({ responseCode: 451, message: 'busy' });
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
    expect(smtp.mails).toHaveLength(1);
    transport.close();
    await smtp.stop();
  });
});
