import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectPdf, sharedBrowserDir } from '#libs/documents/testing';
import { describeWithRedis } from '../support/needs.js';
import { dondoc, nothingLeft } from './dondoc.js';

const MINUTES = 60_000;
const symbols = [
  '241-CV/ĐU',
  ...[119, 120, 121, 122, 123, 124, 125, 126, 127].map((number) => `${number}-TB/ĐU`),
];

describe('dondoc demo', () => {
  let folder = '';
  let first: object;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-demo-'));
    await symlink(sharedBrowserDir, path.join(folder, 'browser'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const inDemo = (...parts: string[]): string => path.join(folder, 'demo', ...parts);
  async function readSummary(file: string): Promise<{ seconds: number; rest: object }> {
    const { seconds, ...rest } = JSON.parse(await readFile(file, 'utf8')) as { seconds: number };
    return { seconds, rest };
  }
  async function play(...args: string[]): Promise<object> {
    const copy = path.join(folder, 'summary-copy.json');
    await rm(copy, { force: true });
    const one = dondoc(['demo', '--json', copy, ...args], { DONDOC_VAR: folder });
    expect({ code: await one.exit, output: one.output() }).toEqual({
      code: 0,
      output: expect.stringContaining('119-TB/ĐU … 127-TB/ĐU'),
    });
    await nothingLeft(folder);
    const { seconds, rest } = await readSummary(copy);
    process.stdout.write(`demo ${args.join(' ')}: ${seconds} s\n`);
    expect(await readSummary(inDemo('summary.json'))).toEqual({ seconds, rest });
    return rest;
  }

  it(
    'plays the campaign of 2024 and exits',
    async () => {
      first = await play();
      expect(first).toEqual({
        obligations: 12,
        acknowledged: 11,
        submitted: 9,
        returned: 1,
        approved: 9,
        expired: 3,
        lateKept: 1,
        reminders: 30,
        documents: 10,
        numbers: symbols,
        ruleSet: 'qd50-2021',
        profile: 'hd36-2018',
        cutoffAt: '2024-02-15T17:00:00.000000Z',
        archive: inDemo('archive'),
        verify: 'clean',
      });
    },
    3 * MINUTES,
  );

  it(
    'leaves an archive of exactly ten papers, and each opens and bears its number',
    async () => {
      const files = (await readdir(inDemo('archive'), { recursive: true })).filter((name) =>
        name.endsWith('.pdf'),
      );
      const numberOf = (name: string): string =>
        path
          .basename(name, '.pdf')
          .normalize('NFC')
          .replace(/ \(.*$/, '');
      expect(files.map(numberOf).toSorted()).toEqual(
        symbols.map((symbol) => symbol.replace('/', '-')).toSorted(),
      );
      for (const file of files) {
        const number = numberOf(file).replace(/-ĐU$/, '/ĐU');
        await expectPdf(await readFile(inDemo('archive', file)), {
          contains: [`Số ${number}`, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
          fonts: ['Tinos-Regular'],
        });
      }
    },
    MINUTES,
  );

  it(
    'comes to the same the second time',
    async () => {
      expect(await play()).toEqual(first);
    },
    3 * MINUTES,
  );

  describeWithRedis('on Redis', () => {
    it(
      'comes to the same',
      async () => {
        expect(await play('--queue', 'redis')).toEqual(first);
      },
      3 * MINUTES,
    );
  });
});
