import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config/index.js';
import { allowance, callerOf } from './callers.js';
import { headersOf, rimOf, servesHost } from './rim.js';

const rim = (env: Record<string, string> = {}) => rimOf(loadConfig(env));

describe('the headers of every answer', () => {
  it('keep browsers at https for a year where people open it so, and nowhere else', () => {
    const hsts = (env: Record<string, string>) => headersOf(rim(env))['strict-transport-security'];
    expect(hsts({ PUBLIC_URL: 'https://dondoc.co-quan.vn' })).toBe(
      'max-age=31536000; includeSubDomains',
    );
    expect(hsts({ PUBLIC_URL: 'http://dondoc.co-quan.vn' })).toBeUndefined();
  });
});

describe('a Host', () => {
  it(
    'is one of ours: loopback, HOST, PUBLIC_URL, ALLOWED_HOSTS, with any port and in any ' + 'case',
    () => {
      const ours = rim({
        HOST: '10.1.2.3',
        PUBLIC_URL: 'https://dondoc.co-quan.vn',
        ALLOWED_HOSTS: 'noi-bo',
      });
      for (const host of [
        '127.0.0.1:3000',
        'localhost',
        'LOCALHOST:80',
        '[::1]:3000',
        '10.1.2.3',
        'DonDoc.co-quan.vn',
        'dondoc.co-quan.vn.:443',
        'noi-bo:8080',
      ])
        expect([host, servesHost(ours, host)]).toEqual([host, true]);
      for (const host of [
        undefined,
        '',
        'evil.vn',
        'dondoc.co-quan.vn.evil.vn',
        'evil.vn#localhost',
        'localhost@evil.vn',
        '127.0.0.1.nip.io',
        '10.1.2.4',
        'localhost:x',
        'a b',
      ])
        expect([host, servesHost(ours, host)]).toEqual([host, false]);
    },
  );

  it('is any bare address where we listen on all of them, and still no name', () => {
    for (const HOST of ['0.0.0.0', '::'])
      expect(
        ['192.168.1.7:3000', '[fd00::1]:3000', 'evil.vn'].map((host) =>
          servesHost(rim({ HOST }), host),
        ),
      ).toEqual([true, true, false]);
  });
});

describe('a caller', () => {
  it('is an IPv4 address or a /64', () => {
    expect(
      [
        '10.0.0.1',
        '::ffff:10.0.0.1',
        '2001:db8:1:2::5',
        '2001:db8:1:2:9::',
        '2001:db8::1',
        '::1',
        'fe80::1%eth0',
      ].map(callerOf),
    ).toEqual([
      '10.0.0.1',
      '10.0.0.1',
      '2001:db8:1:2',
      '2001:db8:1:2',
      '2001:db8:0:0',
      '0:0:0:0',
      'fe80:0:0:0',
    ]);
  });

  it('takes what is left, and gives back', () => {
    const bytes = allowance(10);
    expect([
      bytes.take('a', 6),
      bytes.take('a', 5),
      bytes.take('b', 10),
      bytes.take('a', 4),
    ]).toEqual([true, false, true, true]);
    bytes.give('a', 6);
    expect([bytes.take('a', 7), bytes.take('a', 6)]).toEqual([false, true]);
  });
});
