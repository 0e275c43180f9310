import { describe, expect, it } from '@jest/globals';
import { cookiesOf } from './cookies.js';

const https = { publicUrl: 'https://dondoc.vn', production: false };
const http = { publicUrl: 'http://127.0.0.1:3000', production: false };

describe('the cookie of a session', () => {
  it('is of this host alone, and of no script and no other site', () => {
    expect(cookiesOf(https).session('abc')).toBe(
      '__Host-dondoc=abc; Path=/; HttpOnly; SameSite=Strict; Secure',
    );
    expect(cookiesOf(https).noSession()).toBe(
      '__Host-dondoc=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0',
    );
  });

  it('goes without Secure only where the app is tried over plain http', () => {
    expect(cookiesOf(http).session('abc', 60)).toBe(
      'dondoc=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60',
    );
    expect(cookiesOf({ ...http, production: true }).session('abc')).toContain('__Host-');
  });

  it('is found among others, by its whole name', () => {
    const { sessionIn, deviceIn } = cookiesOf(https);
    const header = 'x__Host-dondoc=no; __Host-dondoc-device=d.e=f; __Host-dondoc=yes';
    expect([sessionIn(header), deviceIn(header), sessionIn(undefined)]).toEqual([
      'yes',
      'd.e=f',
      undefined,
    ]);
  });
});
