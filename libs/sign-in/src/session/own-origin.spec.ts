import { describe, expect, it } from '@jest/globals';
import { assertOwnOrigin } from './own-origin.js';

const PUBLIC = 'https://dondoc.vn';
const allowed = (headers: Record<string, string>, publicUrl = PUBLIC): boolean => {
  try {
    assertOwnOrigin({ headers: { host: 'dondoc.vn', ...headers } }, publicUrl);
    return true;
  } catch {
    return false;
  }
};

describe('what changes something comes from our own pages', () => {
  it.each<[string, Record<string, string>]>([
    ['the public address', { origin: PUBLIC }],
    ['the public address behind a proxy', { origin: PUBLIC, host: '10.0.0.5:3000' }],
    ['another name of ours', { origin: 'http://noi-bo:3000', host: 'noi-bo:3000' }],
    ['the same origin', { origin: PUBLIC, 'sec-fetch-site': 'same-origin' }],
    ['no origin, yet the same', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
  ])('%s', (_, headers) => {
    expect(allowed(headers)).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['nothing said', {}],
    ['another site', { origin: 'https://evil.vn' }],
    ['a name that only begins like ours', { origin: 'https://dondoc.vn.evil.vn' }],
    ['our name over plain http', { origin: 'http://dondoc.vn' }],
    ['our name at another port', { origin: 'https://dondoc.vn:8443' }],
    ['another host of ours than was asked', { origin: 'http://noi-bo:3000', host: '10.0.0.5' }],
    ['null', { origin: 'null' }],
    ['an empty origin', { origin: '' }],
    ['another site, says the browser', { origin: PUBLIC, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { origin: PUBLIC, 'sec-fetch-site': 'same-site' }],
    ['a neighbour without origin', { 'sec-fetch-site': 'same-site' }],
  ])('and not from %s', (_, headers) => {
    expect(allowed(headers)).toBe(false);
  });
});
