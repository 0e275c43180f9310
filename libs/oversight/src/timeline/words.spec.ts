import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { directiveFamily } from './directive-words.js';
import { obligationFamily } from './obligation-words.js';
import { noticeFamily, officialFamily, planListFamily, registerFamily } from './record-words.js';
import { type AnyFamily } from './open-record.js';
import { type Names, type Told } from './told.js';

const families: Readonly<Record<string, unknown>> = {
  obligation: obligationFamily,
  directive: directiveFamily,
  register: registerFamily,
  notice: noticeFamily,
  official: officialFamily,
  plan: planListFamily,
};
const names: Names = {
  cell: () => 'Chi bộ Một',
  paper: () => '09-TB/ĐU',
  command: () => 'Xét ở cuộc họp',
  place: () => 'Đã giao',
};
const golden = projectPath('test/contracts/events');

/** Every event that was ever stored, of every version of its golden file. */
function told(name: string): { readonly type: string; readonly told: Told }[] {
  const family = families[name] as AnyFamily;
  return readdirSync(path.join(golden, name)).map((file) => {
    const event = family.parse(JSON.parse(readFileSync(path.join(golden, name, file), 'utf8')));
    return { type: event.type, told: family.tell[event.type]!(event.data, names) };
  });
}

const CODE =
  /\b(obligation|notice|directive|register|official|plan)-|\b[a-z]+[A-Z]\w+|undefined|null/;
const wordsOf = ({ text, details = [], inside = [] }: Told): string =>
  [text, ...details, ...inside].join('\n');

describe('the words of a fact', () => {
  it.each(Object.keys(families))('%s: each has some, without an id or a code word', (name) => {
    const all = told(name);
    expect(all.length).toBeGreaterThan(2);
    for (const one of all) {
      expect([one.type, one.told.text]).toEqual([one.type, expect.stringMatching(/^\p{Lu}/u)]);
      expect([one.type, CODE.exec(wordsOf(one.told))?.[0]]).toEqual([one.type, undefined]);
    }
  });

  it('must-fail control: an id in a text is seen', () => {
    expect(CODE.test('Lấy số cho notice-1')).toBe(true);
    expect(CODE.test('Theo directive-ra-soat')).toBe(true);
  });

  it('keep what a report, a vote or a reviewer says apart from the rest', () => {
    const open = told('obligation').filter(({ type }) =>
      ['ReportReturned', 'ReportReviewed', 'ReportApproved', 'ReportRejected'].includes(type),
    );
    expect(open.length).toBeGreaterThan(4);
    for (const { type, told: one } of open) {
      expect([type, (one.inside ?? []).length > 0]).toEqual([type, true]);
      expect([type, wordsOf({ ...one, inside: [] })]).toEqual([
        type,
        expect.not.stringMatching(/Lý do|Ý kiến|đồng ý/),
      ]);
    }
  });
});
