import { describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { linkKey, linkToken, linkUrl, openLink } from './link-token.js';

const key = linkKey('k'.repeat(32));
const linked = { stream: 'obligation-quy-hoach-2024--cb-tong-hop', position: 4711 };
const token = linkToken(key, linked);

/** A database in which these facts stand. */
const holding = (facts: Readonly<Record<number, string>>): Pick<DataSource, 'manager'> =>
  ({
    manager: {
      query: async (_sql: string, [position]: [number]) =>
        facts[position] === undefined ? [] : [{ stream: facts[position], committee: null }],
    },
  }) as never;
const database = holding({ 4711: linked.stream, 4712: 'obligation-quy-hoach-2024--cb-khac' });

describe('the token of a link', () => {
  it('is 40 small letters and digits, which no mail program cuts or changes', () => {
    expect(token).toMatch(/^[a-z2-7]{40}$/);
    expect(linkUrl('https://dondoc.example', token).length).toBeLessThan(76);
  });

  it('speaks for its obligation, by every process with the same secret', async () => {
    expect(linkToken(linkKey('k'.repeat(32)), linked)).toBe(token);
    expect(await openLink(database, key, token)).toEqual({ stream: linked.stream });
  });

  it('is nothing after any one place was changed, cut or lengthened', async () => {
    for (let i = 0; i < token.length; i += 1)
      for (const letter of 'abcdefghijklmnopqrstuvwxyz234567A=') {
        if (letter === token[i]) continue;
        const other = token.slice(0, i) + letter + token.slice(i + 1);
        expect([other, await openLink(database, key, other)]).toEqual([other, undefined]);
      }
    for (const other of [token.slice(0, 39), `${token}a`, token.toUpperCase(), '', ` ${token}`])
      expect(await openLink(database, key, other)).toBeUndefined();
  });

  it('is nothing under another secret, nor where its obligation is another or gone', async () => {
    expect(await openLink(database, linkKey('z'.repeat(32)), token)).toBeUndefined();
    // A database that was set back gives the position to somebody else.
    const setBack = holding({ 4711: 'obligation-quy-hoach-2024--cb-khac' });
    expect(await openLink(setBack, key, token)).toBeUndefined();
    expect(await openLink(holding({}), key, token)).toBeUndefined();
    const empty = linkToken(key, { stream: '', position: 9 });
    expect(await openLink(holding({}), key, empty)).toBeUndefined();
  });
});
