import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signingKey } from '#libs/event-store';
import { registerStream } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import {
  confirm,
  draw,
  guard,
  letters,
  loseADay,
  openGuarded,
  papers,
} from './blocks-restore.fixtures.js';
import { close, latest, seal, sealed } from './blocks.fixtures.js';

beforeEach(openGuarded);
afterEach(close);

describe('a confirmation', () => {
  it('knows from the hold what was missing, when the checkpoint was taken away since', async () => {
    await loseADay();
    await guard();
    await rename(
      path.join(sealed.place.folder, 'latest.json'),
      path.join(sealed.place.folder, 'away.json'),
    );
    await confirm();
    expect([await draw(), await draw(letters)]).toEqual([15, 2]);
  });

  it('leaves registers that verify finds whole', async () => {
    await loseADay();
    await guard();
    await confirm();
    await draw();
    const told = async () =>
      (
        await runVerify({ dataSource: sealed.dataSource, archiveDir: sealed.place.folder })
      ).violations.filter((line) => /liền mạch|Sổ đến/.test(line));
    // The test draws incoming numbers without a report: 1 and none of those that were passed over.
    expect(await told()).toEqual([expect.stringMatching(/đã cấp số \d+\/0001 /)]);
    await sealed.tamper(
      `update app.event set data = '{"number": 99, "reason": "x", "by": "x"}'
        where type = 'NumberVoided' and data->>'number' = '13'`,
    );
    expect(await told()).toHaveLength(2);
  });

  it('is refused when there is nothing to confirm, or no reason', async () => {
    await draw();
    await seal();
    await expect(confirm()).rejects.toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
    await expect(confirm({ reason: ' ' })).rejects.toMatchObject({ code: 'NO_REASON' });
  });

  it('does not believe numbers that were not signed by us', async () => {
    await loseADay();
    await guard();
    const stranger = signingKey('somebody else has this secret, not we');
    await expect(confirm({}, stranger)).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_GENUINE' });
    const told = (await latest())!;
    await writeFile(
      path.join(sealed.place.folder, 'latest.json'),
      JSON.stringify({
        ...told,
        marks: {
          ...told.marks,
          [registerStream(papers)]: { ...told.marks[registerStream(papers)], last: 400 },
        },
      }),
    );
    await expect(confirm()).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_GENUINE' });
    await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
    await confirm({ acceptUnsigned: true });
    expect(await draw()).toBe(401);
  });

  it('is refused over a checkpoint that nobody can read, which holds the numbers too', async () => {
    await draw();
    await mkdir(sealed.place.folder, { recursive: true });
    await writeFile(path.join(sealed.place.folder, 'latest.json'), '{"format": 1');
    expect(await guard()).toMatchObject([{ reason: 'unreadable' }]);
    await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
    await expect(confirm()).rejects.toMatchObject({ code: 'CHECKPOINT_UNREADABLE' });
  });
});
