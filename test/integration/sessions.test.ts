import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#libs/platform';
import { openStage, type Stage } from '../support/stage.js';
import { ends, offices } from './sessions.ends.js';
import { lived, made } from './sessions.life.js';

setLogLevel('error');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ worker: false });
});
afterAll(() => stage.close());

describe('a session', () => {
  it.each([...made, ...lived, ...offices, ...ends])('$says', async ({ play, gives }) => {
    expect(await play(stage)).toEqual(gives);
  });
});
