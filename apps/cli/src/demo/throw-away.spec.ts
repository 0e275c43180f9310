import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '#libs/platform';
import { throwAway } from './throw-away.js';

describe('the configuration of a throw-away play', () => {
  let varDir: string;
  beforeEach(() => void (varDir = mkdtempSync(path.join(tmpdir(), 'dondoc-throw-away-'))));
  afterEach(() => rmSync(varDir, { recursive: true, force: true }));

  /** An installation that uses everything it may. */
  const everything = () =>
    loadConfig({
      NODE_ENV: 'production',
      SECRET_KEY: 'khoa-cua-noi-cai-dat-dai-hon-ba-muoi-hai-ky-tu',
      DONDOC_VAR: varDir,
      DATABASE_URL: 'postgres://app@db.noi-bo/dondoc',
      DATABASE_OWNER_URL: 'postgres://owner@db.noi-bo/dondoc',
      REDIS_URL: 'redis://hang-doi.noi-bo:6379',
      SMTP_URL: 'smtp://thu.noi-bo:25',
      MAIL_FROM: 'dondoc@noi-bo.vn',
      ARCHIVE_DIR: '/kho/luu-tru',
      CHECKPOINT_DIR: '/kho/moc',
      HOST: '0.0.0.0',
      PORT: '443',
    });

  it('reaches nothing of the installation', async () => {
    const base = everything();
    const own = await throwAway(base, 'try', 'x');
    const said = JSON.stringify({ ...own, workflowsDir: '', publicUrl: '', mailFrom: '' });
    for (const place of ['noi-bo', '/kho', base.secretKey, '0.0.0.0'])
      expect(said).not.toContain(place);
    expect(own).toMatchObject({
      varDir: path.join(varDir, 'try', 'x'),
      archiveDir: path.join(varDir, 'try', 'x', 'archive'),
      port: 0,
    });
    // Control: the installation itself would have been reached.
    for (const place of ['noi-bo', '/kho', base.secretKey, '0.0.0.0'])
      expect(JSON.stringify(base)).toContain(place);
  });

  it('begins with an empty folder, and leaves its neighbours', async () => {
    for (const name of ['x', 'y']) {
      mkdirSync(path.join(varDir, 'try', name), { recursive: true });
      writeFileSync(path.join(varDir, 'try', name, 'cu.txt'), 'cũ');
    }
    await throwAway(everything(), 'try', 'x');
    expect(['x', 'y'].map((name) => existsSync(path.join(varDir, 'try', name, 'cu.txt')))).toEqual([
      false,
      true,
    ]);
  });
});
