import { expect, it } from '@jest/globals';
import { deviceWords } from './device-words.js';

const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/130.0 Safari/537.36`,
    'Chrome trên Windows',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${KHTML} Chrome/130.0 Safari/537.36 Edg/130.0`,
    'Edge trên Windows',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14) ${KHTML} Chrome/130.0 Mobile Safari/537.36`,
    'Chrome trên Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1',
    'Safari trên iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox trên Linux'],
  ['curl/8.5.0', 'Trình duyệt khác trên máy khác'],
  [undefined, 'Trình duyệt khác trên máy khác'],
])('a device says in a few words what it is (%#)', (agent, words) => {
  expect(deviceWords(agent)).toBe(words);
});
