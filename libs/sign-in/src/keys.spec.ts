import { describe, expect, it } from '@jest/globals';
import { keysOf } from './keys.js';

const keys = keysOf({ secretKey: 'một khóa để thử' });

describe('keys of SECRET_KEY', () => {
  it('read what they sealed, about whom they sealed it, and nothing that was changed', () => {
    const sealed = keys.seal('JBSWY3DPEHPK3PXP', 'an');
    expect(sealed.toString('latin1')).not.toContain('JBSWY');
    expect(keys.open(sealed, 'an')).toBe('JBSWY3DPEHPK3PXP');
    expect(keys.open(sealed, 'binh')).toBeUndefined();
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    expect(keys.open(changed, 'an')).toBeUndefined();
    expect(keysOf({ secretKey: 'khóa khác' }).open(sealed, 'an')).toBeUndefined();
  });

  it('seal the same text otherwise each time, and sign it the same', () => {
    expect(keys.seal('a', 'an').equals(keys.seal('a', 'an'))).toBe(false);
    expect(keys.sign('a')).toBe(keys.sign('a'));
    expect(keys.sign('a')).not.toBe(keys.sign('b'));
  });
});
