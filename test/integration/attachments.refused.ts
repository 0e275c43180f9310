import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sampleJpeg, samplePdf, samplePng } from '#libs/documents/testing';
import { within } from '#libs/platform';
import { freshKey } from '../support/issued.js';
import { beginFile, type FileCall } from '../support/upload.js';
import {
  cells,
  docx,
  files,
  folder,
  get,
  issued,
  kept,
  listed,
  pdf,
  remove,
  send,
  sha256,
  stage,
  taken,
  types,
  zip,
} from './attachments.fixtures.js';

const bytes = (hex: string, rest = ''): Uint8Array =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]);

const temporary = (): string[] =>
  existsSync(path.join(folder(), 'tmp')) ? readdirSync(path.join(folder(), 'tmp')) : [];

const rows = async (): Promise<number> =>
  (await stage.dataSource.query('select count(*)::int as n from app.attachment'))[0].n;

/** Files that are not taken, on the stage of attachments.test.ts. */
export function refused(): void {
  describe('what is refused leaves nothing', () => {
    const control = zip({
      ...types('ms-word.document.macroEnabled.main'),
      'word/document.xml': '',
      'word/vbaProject.bin': 'x',
    });
    it.each<[string, Partial<FileCall>, number, string]>([
      ['nothing', { bytes: new Uint8Array() }, 422, 'FILE_EMPTY'],
      ['a program called PDF', { bytes: bytes('4d5a9000', 'x') }, 422, 'FILE_TYPE_UNKNOWN'],
      ['words called PDF', { bytes: Buffer.from('Kính gửi') }, 422, 'FILE_TYPE_UNKNOWN'],
      ['a picture called PDF', { bytes: samplePng('khác') }, 422, 'FILE_NAME_DISAGREES'],
      ['a PDF called a program', { name: 'báo cáo.exe' }, 422, 'FILE_NAME_DISAGREES'],
      ['macros', { name: 'a.docx', bytes: control }, 422, 'FILE_MACRO'],
      [
        'macros told by their kind alone',
        {
          name: 'a.xlsx',
          bytes: zip({ ...types('ms-excel.sheet.macroEnabled.main'), 'xl/workbook.xml': '' }),
        },
        422,
        'FILE_MACRO',
      ],
      [
        'an old .doc',
        { name: 'a.docx', bytes: bytes('d0cf11e0a1b11ae1', 'x'.repeat(600)) },
        422,
        'FILE_LOCKED_OR_OLD',
      ],
      ['a plain zip', { name: 'a.docx', bytes: zip({ 'a.txt': 'a' }) }, 422, 'FILE_TYPE_UNKNOWN'],
      [
        'a .docx cut in its middle',
        { name: 'a.docx', bytes: docx.subarray(0, docx.length / 2) },
        422,
        'FILE_DAMAGED',
      ],
      ['a secret paper by its name', { name: 'MẬT - Danh sách.pdf' }, 422, 'FILE_MARKED_SECRET'],
      [
        'a secret paper in NFD',
        { name: 'Báo cáo (Tối mật).pdf'.normalize('NFD') },
        422,
        'FILE_MARKED_SECRET',
      ],
      [
        'a secret paper in wide letters',
        { name: 'ＴＵＹỆＴ_ＭẬＴ.pdf' },
        422,
        'FILE_MARKED_SECRET',
      ],
      [
        'a secret paper with a joiner in its mark',
        { name: 'M\u200DẬT.pdf' },
        422,
        'FILE_MARKED_SECRET',
      ],
      [
        'a secret paper by its raw name',
        { name: undefined, headers: { 'x-file-name': Buffer.from('MẬT.pdf').toString('latin1') } },
        422,
        'FILE_MARKED_SECRET',
      ],
      ['a secret paper in Cyrillic letters', { name: 'МẬТ.pdf' }, 422, 'FILE_MARKED_SECRET'],
      [
        'a secret paper by its stamp',
        {
          name: 'Báo cáo.docx',
          bytes: zip({
            ...types('wordprocessingml.document.main'),
            'word/document.xml': '<w:p><w:r><w:t>MẬT</w:t></w:r></w:p>',
          }),
        },
        422,
        'FILE_MARKED_SECRET',
      ],
      [
        'a PDF with a password',
        { bytes: samplePdf('', { trailer: '/Encrypt 9 0 R' }) },
        422,
        'FILE_LOCKED_OR_OLD',
      ],
      ['a PDF cut short', { bytes: samplePdf().subarray(0, -40) }, 422, 'FILE_DAMAGED'],
      ['three bytes of a JPEG', { name: 'a.jpg', bytes: bytes('ffd8ff') }, 422, 'FILE_DAMAGED'],
      [
        'a PNG cut short',
        { name: 'a.png', bytes: samplePng().subarray(0, -12) },
        422,
        'FILE_DAMAGED',
      ],
      [
        'a picture in the way of phones',
        { name: 'IMG_1.HEIC', bytes: bytes('00000018667479706865696300000000') },
        422,
        'FILE_HEIC',
      ],
      ['a name that Windows keeps', { name: 'con.pdf' }, 400, 'INVALID_INPUT'],
      ['no name', { name: undefined }, 400, 'INVALID_INPUT'],
      [
        'a name that cannot be read',
        { name: undefined, headers: { 'x-file-name': '%E0%A4%A' } },
        400,
        'INVALID_INPUT',
      ],
      ['JSON', { headers: { 'content-type': 'application/json' } }, 415, 'NOT_A_FILE'],
      [
        'a browser’s form',
        { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        415,
        'NOT_A_FILE',
      ],
    ])('%s', async (_, what, status, code) => {
      const before = await rows();
      expect(await send(cells[2]!, what)).toMatchObject({
        status,
        type: expect.stringContaining('problem+json'),
        body: { code },
      });
      expect([await rows(), temporary()]).toEqual([before, []]);
      if (what.bytes) expect(kept(sha256(what.bytes))).toBe(false);
    });

    it('words that only sound secret are taken', async () => {
      for (const name of [
        'Công tác bảo mật.pdf',
        'Bảo vệ bí mật nhà nước.pdf',
        'Mật độ dân số.pdf',
        'Mặt bằng.pdf',
      ])
        await taken(send(cells[3]!, { name }));
    });

    it('more than 25 MB: told from its length, or when the last byte too many comes', async () => {
      const large = sampleJpeg('x'.repeat(25 * 1024 * 1024));
      for (const chunked of [false, true]) {
        expect(await send(cells[2]!, { bytes: large }, { chunked })).toMatchObject({
          status: 413,
          body: { code: 'FILE_TOO_LARGE', maxMegabytes: 25 },
        });
        expect(temporary()).toEqual([]);
      }
      await taken(
        send(
          cells[2]!,
          { name: 'Ảnh.jpg', bytes: large.subarray(0, 25 * 1024 * 1024) },
          { chunked: true },
        ),
      );
    });

    it('bytes cut in the middle of an upload', async () => {
      const before = await rows();
      const upload = beginFile(
        stage.url,
        files(cells[2]!),
        { token: cells[2]!.token, key: freshKey(), name: 'a.pdf', bytes: pdf('x'.repeat(500_000)) },
        200_000,
      );
      await within(30_000, async () => temporary().length === 1);
      upload.abort();
      await within(30_000, async () => temporary().length === 0);
      expect(await rows()).toBe(before);
    });

    it('another cell’s files, and those not sent yet before anybody else', async () => {
      const [own, other] = [cells[0]!, cells[1]!];
      const { id } = await taken(send(own, { bytes: pdf('riêng') }));
      expect(await send(own, { token: other.token })).toMatchObject({
        status: 403,
        body: { code: 'NOT_YOUR_CELL' },
      });
      expect(await get(files(own), other.token)).toMatchObject({ status: 403 });
      expect(await get(`${files(own)}/${id}`, other.token)).toMatchObject({ status: 403 });
      expect(await remove(own, id, other.token)).toMatchObject({ status: 403 });
      expect(await get(`${files(other)}/${id}`, other.token)).toMatchObject({
        status: 404,
        body: { code: 'NO_SUCH_ATTACHMENT' },
      });
      expect(await listed(own, issued.reviewer)).toEqual([]);
      expect(await get(`${files(own)}/${id}`, issued.reviewer)).toMatchObject({ status: 404 });
      expect(await send(own, { token: issued.reviewer })).toMatchObject({
        status: 403,
        body: { code: 'NOT_YOUR_ROLE' },
      });
    });

    it('a 21st file, also when two come at once', async () => {
      const cell = cells[4]!;
      for (let n = 1; n < 20; n += 1)
        await taken(send(cell, { name: `${n}.pdf`, bytes: pdf(`${n}`) }));
      const last = await Promise.all([
        send(cell, { bytes: pdf('20') }),
        send(cell, { bytes: pdf('20 nữa') }),
      ]);
      expect(last.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422]);
      expect(last.find(({ status }) => status === 422)).toMatchObject({
        body: { code: 'FILE_TOO_MANY', maxFiles: 20 },
      });
      expect(await listed(cell)).toHaveLength(20);
    });
  });
}
