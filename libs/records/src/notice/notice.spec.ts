import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { printedSymbol } from '../register/register.js';
import { deliverNotice, notice, type NoticeEvent, sealNotice } from './notice.js';
import { fileName } from './render-notice.js';

const numbered: NoticeEvent = {
  type: 'NoticeNumbered',
  data: {
    kind: 'thong-bao-phe-duyet', body: 'dang-uy-vp', term: '2020-2025', documentType: 'TB', number: 119, symbol: '119-TB/ĐU', issuedOn: '2024-02-20',
    subject: 'obligation-1', dossier: 'quy-hoach-2024', title: 'Phê duyệt', by: 'capuy-1',
  },
};
const file = { sha256: 'a'.repeat(64), size: 1000, file: 'ho-so/quy-hoach-2024/119-TB-ĐU.pdf' };
const sealed: NoticeEvent = { type: 'NoticeSealed', data: file };
const delivered: NoticeEvent = { type: 'NoticeDelivered', data: { to: 'obligation-1', message: 'm1' } };

describe('notice', () => {
  it('is sealed once, and never with other bytes', () => {
    given(notice, [numbered]).when((state) => sealNotice(state, file)).then([sealed]);
    expect(() => sealNotice(fold(notice, [numbered, sealed]), { ...file, sha256: 'b'.repeat(64) })).toThrow('other bytes');
    expect(() => sealNotice(fold(notice, []), file)).toThrow('after it is numbered');
  });

  it('is delivered to each once, after it is sealed', () => {
    given(notice, [numbered, sealed]).when((state) => deliverNotice(state, delivered.data as never)).then([delivered]);
    expect(deliverNotice(fold(notice, [numbered]), delivered.data as never)).toEqual([]);
  });

  it('is not sealed once revoked: a void keeps its number', () => {
    given(notice, [numbered, { type: 'NoticeRevoked', data: { reason: 'Sai', by: 'capuy-1' } }]).when((state) => sealNotice(state, file)).then([]);
  });

  it('prints its number as the Party does', () => {
    expect([printedSymbol(9, 'TB', 'ĐU'), printedSymbol(241, 'CV', 'ĐU')]).toEqual(['09-TB/ĐU', '241-CV/ĐU']);
    expect(fileName('119-TB/ĐU')).toBe('119-TB-ĐU');
  });
});
