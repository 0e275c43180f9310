import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#libs/platform';
import { makePerson } from '../support/accounts.js';
import { openStage, type Stage } from '../support/stage.js';
import { codes, lastEvening } from './brute-force.codes.js';
import { guess, right, shutOut } from './brute-force.fixtures.js';
import { devices, names, places } from './brute-force.names.js';

setLogLevel('error');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ worker: false, env: { TRUSTED_PROXIES: '127.0.0.1' } });
});
afterAll(() => stage.close());

describe('whoever guesses', () => {
  it.each([...names, ...places, ...devices, ...codes, ...lastEvening])(
    '$says',
    async ({ play, gives }) => {
      expect(await play(stage)).toEqual(gives);
    },
  );

  it('is let in by this suite where nothing counts', async () => {
    const { name } = await makePerson(stage, { role: 'reviewer' });
    await shutOut(stage, name);
    expect(await guess(stage, { name, ...right })).toBe('TOO_MANY_TRIES');
    await stage.dataSource.query('delete from app.backoff');
    expect(await guess(stage, { name, ...right })).toBe(200);
  });
});
