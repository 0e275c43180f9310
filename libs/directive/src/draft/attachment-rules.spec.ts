import { describe, expect, it } from '@jest/globals';
import { sniffHead, sniffMembers } from '#libs/documents';
import { emptyForm } from '#libs/forms';
import { attachmentErrors, type AttachmentRules, kindTaken } from './attachment-rules.js';

const rules: AttachmentRules = {
  required: false,
  maxFiles: 2,
  maxMegabytes: 25,
  types: ['pdf', 'docx', 'jpg'],
};
const form = (attachments?: AttachmentRules) => ({
  ...emptyForm({ id: 'thu', title: 'Thử' }),
  attachments,
});
const codeOf = (work: () => unknown): string => {
  try {
    return `taken: ${String(work())}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a kind', () => {
  const head = (hex: string) => sniffHead(Buffer.from(hex, 'hex'));
  it('is what the bytes say', () => {
    expect([
      head('255044462d312e37'),
      head('89504e470d0a1a0a'),
      head('ffd8ffe1'),
      head('504b030414'),
      head(''),
    ]).toEqual([{ type: 'pdf' }, { type: 'png' }, { type: 'jpg' }, 'zip', { doubt: 'EMPTY' }]);
    expect([head('255044'), head('4d5a'), head('d0cf11e0a1b11ae1')]).toEqual([
      { doubt: 'UNKNOWN' },
      { doubt: 'UNKNOWN' },
      { doubt: 'PASSWORD_OR_OLD' },
    ]);
  });

  it('of a zip is what its members say', () => {
    const list = '[Content_Types].xml';
    expect(sniffMembers([list, 'word/document.xml'], '')).toEqual({ type: 'docx' });
    expect(sniffMembers([list, 'xl/workbook.xml'], '')).toEqual({ type: 'xlsx' });
    expect(sniffMembers(['word/document.xml'], '')).toEqual({ doubt: 'OTHER_ZIP' });
    expect(sniffMembers([list, 'xl/workbook.xml', 'xl/vbaProject.bin'], '')).toEqual({
      doubt: 'MACRO',
    });
    expect(
      sniffMembers(
        [list, 'word/document.xml'],
        'application/vnd.ms-word.document.macroEnabled.main+xml',
      ),
    ).toEqual({ doubt: 'MACRO' });
  });

  it('is taken when the form takes it and the name does not deny it', () => {
    const taken = (type: 'pdf' | 'png' | 'jpg', name: string) =>
      codeOf(() => kindTaken({ type }, name, rules));
    expect([
      taken('pdf', 'a.PDF'),
      taken('pdf', 'a'),
      taken('jpg', 'a.jpeg'),
      taken('pdf', 'Báo cáo số 05.2024'),
    ]).toEqual(['taken: pdf', 'taken: pdf', 'taken: jpg', 'taken: pdf']);
    expect([taken('png', 'a.png'), taken('pdf', 'a.docx'), taken('pdf', 'a.exe')]).toEqual([
      'FILE_TYPE_NOT_TAKEN',
      'FILE_NAME_DISAGREES',
      'FILE_NAME_DISAGREES',
    ]);
    expect(codeOf(() => kindTaken({ doubt: 'MACRO' }, 'a.docx', rules))).toBe('FILE_MACRO');
    expect(codeOf(() => kindTaken({ doubt: 'LOCKED_PDF' }, 'a.pdf', rules))).toBe(
      'FILE_LOCKED_OR_OLD',
    );
    expect(() => kindTaken({ doubt: 'PHONE_PICTURE' }, 'a.heic', rules)).toThrow(
      /Tương thích nhất/,
    );
  });
});

it('a report’s files are as many as its form says', () => {
  const paths = (attachments: AttachmentRules | undefined, ids: string[]) =>
    attachmentErrors(form(attachments), ids).map(({ path }) => path);
  expect(paths(undefined, [])).toEqual([]);
  expect(paths(undefined, ['a'])).toEqual(['attachments']);
  expect(paths(rules, ['a', 'b'])).toEqual([]);
  expect(paths(rules, ['a', 'a'])).toEqual(['attachments.1']);
  expect(paths(rules, ['a', 'b', 'c'])).toEqual(['attachments']);
  expect(paths({ ...rules, required: true }, [])).toEqual(['attachments']);
});
