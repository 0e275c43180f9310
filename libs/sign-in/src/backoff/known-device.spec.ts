import { describe, expect, it } from '@jest/globals';
import { keysOf } from '../keys.js';
import { knownDevice, rememberedDevice } from './known-device.js';

const keys = keysOf({ secretKey: 'một khóa để thử' });

describe('a device', () => {
  it('is known for whoever signed in on it, and for nobody else', () => {
    const cookie = rememberedDevice(undefined, 'an', keys);
    expect(knownDevice(cookie, 'an', keys)).toBe(cookie.split('.')[0]);
    expect(knownDevice(cookie, 'binh', keys)).toBeUndefined();
    expect(knownDevice(undefined, 'an', keys)).toBeUndefined();
  });

  it('keeps those who signed in before, six at most', () => {
    let cookie: string | undefined;
    for (const person of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
      cookie = rememberedDevice(cookie, person, keys);
    expect(['a', 'b', 'g'].map((one) => knownDevice(cookie, one, keys) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    expect(rememberedDevice(cookie, 'b', keys).split('.')).toHaveLength(7);
  });

  it('cannot be made up, nor taken to another installation', () => {
    const cookie = rememberedDevice(undefined, 'an', keys);
    const [device, signature] = cookie.split('.') as [string, string];
    for (const made of [
      device,
      `${device}.${'A'.repeat(22)}`,
      `${'A'.repeat(22)}.${signature}`,
      `${cookie}.x`,
      'x',
    ])
      expect(knownDevice(made, 'an', keys)).toBeUndefined();
    expect(knownDevice(cookie, 'an', keysOf({ secretKey: 'khóa khác' }))).toBeUndefined();
  });
});
