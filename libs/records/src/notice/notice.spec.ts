import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { printedSymbol } from '../register/register.js';
import {
  delivered,
  delivery,
  file,
  numbered,
  revoked,
  revokedByPaper,
  sealed,
} from './notice.examples.js';
import { deliverNotice, notice, revokeNotice, sealNotice } from './notice.js';
import { fileName, paperName } from './paper-name.js';

describe('notice', () => {
  it('is sealed once, and never with other bytes', () => {
    given(notice, [numbered])
      .when((state) => sealNotice(state, file))
      .then([sealed]);
    expect(() =>
      sealNotice(fold(notice, [numbered, sealed]), { ...file, sha256: 'b'.repeat(64) }),
    ).toThrow('other bytes');
    expect(() => sealNotice(fold(notice, []), file)).toThrow('after it is numbered');
  });

  it('is delivered to each once, after it is sealed', () => {
    given(notice, [numbered, sealed])
      .when((state) => deliverNotice(state, delivery))
      .then([delivered]);
    expect(deliverNotice(fold(notice, [numbered]), delivery)).toEqual([]);
  });

  it('is revoked once, and keeps its number and its file', () => {
    const { data } = revokedByPaper as never as { data: Parameters<typeof revokeNotice>[1] };
    given(notice, [numbered, sealed])
      .when((state) => revokeNotice(state, data))
      .then([revokedByPaper]);
    given(notice, [numbered])
      .when((state) => revokeNotice(state, data))
      .then([revokedByPaper]);
    expect(fold(notice, [numbered, sealed, revokedByPaper])).toMatchObject({
      status: 'revoked',
      symbol: '119-TB/ĐU',
      sha256: file.sha256,
      revocation: { document: '260-CV/ĐU' },
    });
    expect(() => revokeNotice(fold(notice, []), data)).toThrow('after it is numbered');
  });

  it('gets its file also when it was revoked before: no number without its paper', () => {
    given(notice, [numbered, revoked])
      .when((state) => sealNotice(state, file))
      .then([sealed]);
    expect(fold(notice, [numbered, revoked, sealed])).toMatchObject({
      status: 'revoked',
      sha256: file.sha256,
    });
    expect(deliverNotice(fold(notice, [numbered, revoked, sealed]), delivery)).toEqual([]);
  });

  it('prints its number as the Party does', () => {
    expect([printedSymbol(9, 'TB', 'ĐU'), printedSymbol(241, 'CV', 'ĐU')]).toEqual([
      '09-TB/ĐU',
      '241-CV/ĐU',
    ]);
    expect(fileName('119-TB/ĐU')).toBe('119-TB-ĐU');
  });

  it('gives each paper a file name of its own that a clerk can read', () => {
    const paper = { symbol: '01-TB/ĐU', term: '2020-2025', stream: 'notice-1', hash: 'a' };
    const names = [
      paper,
      { ...paper, term: '2024-2029' },
      { ...paper, stream: 'notice-2' },
      { ...paper, hash: 'b' },
    ].map(paperName);
    expect(new Set(names).size).toBe(4);
    expect(names[0]).toMatch(/^01-TB-ĐU \(2020-2025\) [0-9a-f]{8}$/);
    expect(paperName(paper)).toBe(names[0]);
    expect(paperName({ ...paper, symbol: `01-TB/ĐU*"<${'x'.repeat(99)}` })).toMatch(
      /^01-TB-ĐU---x+ \(/,
    );
  });
});
