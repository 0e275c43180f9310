import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from '../support/stage.js';
import { ends, offices } from './sessions.ends.js';
import { lived, made } from './sessions.life.js';

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
