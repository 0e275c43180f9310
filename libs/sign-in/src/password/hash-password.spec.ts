import { describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { checkPassword, hashPassword } from './hash-password.js';

describe('a password', () => {
  it('is known again, however its letters were composed', async () => {
    const stored = await hashPassword('Mười hai cây cầu ngắn');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const typed of ['Mười hai cây cầu ngắn', 'Mười hai cây cầu ngắn'.normalize('NFD')])
      expect(await checkPassword(stored, typed)).toEqual({ right: true, stale: false });
    expect(await checkPassword(stored, 'mười hai cây cầu ngắn')).toEqual({
      right: false,
      stale: false,
    });
  });

  it('whose hash was cheaper is right, and is to be hashed anew', async () => {
    const cheap = await hash('Mười hai cây cầu ngắn', { memoryCost: 8_192, timeCost: 1 });
    expect(await checkPassword(cheap, 'Mười hai cây cầu ngắn')).toEqual({
      right: true,
      stale: true,
    });
  });

  it('of nobody is never right', async () => {
    for (const typed of ['', 'x'.repeat(20)])
      expect(await checkPassword(undefined, typed)).toEqual({ right: false, stale: false });
  });
});
