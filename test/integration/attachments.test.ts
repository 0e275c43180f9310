import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { sampleJpeg, samplePdf, samplePng } from '#libs/documents/testing';
import { within } from '#libs/platform';
import { Deposit } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued, reportOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { beginFile, type FileCall, sendFile } from '../support/upload.js';

const bytes = (hex: string, rest = ''): Uint8Array =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]);
const pdf = samplePdf;
const zip = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const types = (kind: string): Record<string, string> => ({
  '[Content_Types].xml': `<Types><Override ContentType="application/vnd.${kind}+xml"/></Types>`,
});
const docx = zip({
  ...types('wordprocessingml.document.main'),
  'word/document.xml': '<w:document/>',
});
const xlsx = zip({ ...types('spreadsheetml.sheet.main'), 'xl/workbook.xml': '<workbook/>' });
const png = samplePng();
const jpg = sampleJpeg();
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

let stage: Stage;
let issued: Issued;
let cells: readonly Cell[];

beforeAll(async () => {
  ({ stage, issued, cells } = await openIssued());
});
afterAll(() => stage.close());

const files = ({ obligation }: Cell): string => `/api/obligations/${obligation}/attachments`;
const send = (cell: Cell, what: Partial<FileCall>, options?: { chunked?: boolean }) =>
  sendFile(
    stage.url,
    files(cell),
    { token: cell.token, key: freshKey(), name: 'Biên bản.pdf', bytes: pdf(), ...what },
    options,
  );
const get = (target: string, token: string): Promise<Reply> => call(stage.url, target, { token });
const remove = (cell: Cell, id: string, token = cell.token): Promise<Reply> =>
  call(stage.url, `${files(cell)}/${id}`, { method: 'DELETE', token, key: freshKey() });

async function taken(
  reply: Promise<Reply>,
): Promise<{ id: string; sha256: string } & Reply['body']> {
  const { status, text, body } = await reply;
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body as never;
}

async function listed(
  cell: Cell,
  token = cell.token,
): Promise<{ id: string; name: string; receipt: string | null }[]> {
  return (await get(files(cell), token)).body['attachments'] as never;
}

const folder = (): string => path.join(stage.config.archiveDir, 'tep-nop');
const temporary = (): string[] =>
  existsSync(path.join(folder(), 'tmp')) ? readdirSync(path.join(folder(), 'tmp')) : [];
const kept = (hash: string): boolean => existsSync(path.join(folder(), hash.slice(0, 2), hash));
const rows = async (): Promise<number> =>
  (await stage.dataSource.query('select count(*)::int as n from app.attachment'))[0].n;

describe('what is taken', () => {
  it.each([
    ['pdf', 'Biên bản.pdf', pdf('a')],
    ['docx', 'Báo cáo.docx', docx],
    ['xlsx', 'Danh sách.XLSX', xlsx],
    ['jpg', 'Ảnh chụp.jpeg', jpg],
    ['png', 'Ảnh.png', png],
    ['pdf', 'không có đuôi', pdf('b')],
  ])('%s, as “%s”, by its bytes', async (type, name, content) => {
    const file = await taken(send(cells[0]!, { name, bytes: content }));
    expect(file).toMatchObject({
      type,
      name,
      bytes: content.length,
      sha256: sha256(content),
      receipt: null,
    });
    expect(kept(file.sha256)).toBe(true);
    const back = await fetch(new URL(`${files(cells[0]!)}/${file.id}`, stage.url), {
      headers: { authorization: `Bearer ${cells[0]!.token}` },
    });
    expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    expect(back.headers.get('content-disposition')).toBe(
      `attachment; filename="${name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')}"; ` +
        `filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(await listed(cells[0]!)).toContainEqual(expect.objectContaining({ id: file.id, name }));
  });

  it('a name is kept in NFC without its folders', async () => {
    expect(
      await taken(
        send(cells[0]!, { name: 'C:\\Tài liệu\\Tờ trình.pdf'.normalize('NFD'), bytes: pdf('c') }),
      ),
    ).toMatchObject({ name: 'Tờ trình.pdf' });
  });

  it(
    'a second click is one file; its key is not for another; the same bytes lie there ' + 'once',
    async () => {
      const key = freshKey();
      const content = pdf('một lần');
      const [first, second] = await Promise.all([
        taken(send(cells[1]!, { key, bytes: content })),
        taken(send(cells[1]!, { key, bytes: content })),
      ]);
      expect(second).toEqual(first);
      expect(await send(cells[1]!, { key, bytes: pdf('khác') })).toMatchObject({
        status: 422,
        body: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
      const again = await taken(send(cells[1]!, { bytes: content }));
      expect(again.id).not.toBe(first.id);
      expect(again.sha256).toBe(first.sha256);
      expect(await listed(cells[1]!)).toHaveLength(2);
    },
  );
});

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
    ['a secret paper in wide letters', { name: 'ＴＵＹỆＴ_ＭẬＴ.pdf' }, 422, 'FILE_MARKED_SECRET'],
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

describe('taking back', () => {
  it(
    'takes the bytes too, unless another file has the same; asked twice it answers the ' + 'same',
    async () => {
      const cell = cells[5]!;
      const content = pdf('xóa đi');
      const [one, two] = [
        await taken(send(cell, { bytes: content })),
        await taken(send(cell, { bytes: content })),
      ];
      expect(await remove(cell, one.id)).toMatchObject({ status: 200, body: { removed: true } });
      expect(kept(one.sha256)).toBe(true);
      expect(await get(`${files(cell)}/${one.id}`, cell.token)).toMatchObject({ status: 404 });
      expect(await remove(cell, two.id)).toMatchObject({ status: 200 });
      expect(kept(one.sha256)).toBe(false);
      expect(await remove(cell, two.id)).toMatchObject({ status: 200, body: { removed: true } });
      expect(await remove(cell, 'khong-co')).toMatchObject({ status: 404 });
      expect(await listed(cell)).toEqual([]);
    },
  );
});

describe('files of a report', () => {
  const report = async (cell: Cell, attachments: string[], seed = 6): Promise<Reply> =>
    call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
      token: cell.token,
      key: freshKey(),
      body: { ...(await reportOf(stage, cell.id, seed)), attachments },
    });

  it('are part of what its receipt hashes, in its order; from then on they stay', async () => {
    const [cell, other] = [cells[6]!, cells[7]!];
    const [one, two] = [
      await taken(send(cell, { name: 'Một.pdf', bytes: pdf('1') })),
      await taken(send(cell, { name: 'Hai.png', bytes: png })),
    ];
    const strange = await taken(send(other, { bytes: pdf('của chi bộ khác') }));
    for (const [ids, field] of [
      [[strange.id], 'attachments.0'],
      [[one.id, '00000000-0000-4000-8000-000000000000'], 'attachments.1'],
      [[one.id, one.id], 'attachments.1'],
    ] as const) {
      expect(await report(cell, [...ids])).toMatchObject({
        status: 400,
        body: { errors: [{ path: field }] },
      });
    }
    const sent = await report(cell, [two.id, one.id]);
    expect(sent).toMatchObject({ status: 201 });
    const [kept1] = await stage.dataSource.query(
      'select content, sha256 from app.receipt where number = $1',
      [sent.body['receipt']],
    );
    expect(
      JSON.parse(kept1.content).files.map(
        ({ id, name, sha256: hash }: { id: string; name: string; sha256: string }) => [
          id,
          name,
          hash,
        ],
      ),
    ).toEqual([
      [two.id, 'Hai.png', two.sha256],
      [one.id, 'Một.pdf', one.sha256],
    ]);
    expect(sha256(Buffer.from(kept1.content))).toBe(kept1.sha256);
    expect(await report(cell, [two.id, one.id])).toMatchObject({
      body: { receipt: sent.body['receipt'] },
    });

    expect((await listed(cell, issued.reviewer)).map(({ receipt }) => receipt)).toEqual([
      sent.body['receipt'],
      sent.body['receipt'],
    ]);
    expect(await get(`${files(cell)}/${one.id}`, issued.auditor)).toMatchObject({ status: 200 });
    expect(await remove(cell, one.id)).toMatchObject({
      status: 422,
      body: { code: 'FILE_IN_REPORT' },
    });
    await expect(
      stage.dataSource.query('update app.attachment set receipt = null where id = $1', [one.id]),
    ).rejects.toThrow(/is part of report/);
    expect(await send(cell, {})).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
  });

  it('come with the next round as copies; an id belongs to one report', async () => {
    const cell = cells[6]!;
    const [file] = await listed(cell);
    await call(stage.url, `/api/obligations/${cell.obligation}/return`, {
      token: issued.reviewer,
      key: freshKey(),
      body: { reason: 'Thiếu biên bản kiểm phiếu' },
    });
    expect(await report(cell, [file!.id], 7)).toMatchObject({
      status: 400,
      body: {
        errors: [
          { path: 'attachments.0', message: expect.stringContaining('đã thuộc báo cáo số') },
        ],
      },
    });
    const copies = `${files(cell)}/${file!.id}/copies`;
    const key = freshKey();
    const copied = await taken(call(stage.url, copies, { token: cell.token, key, method: 'POST' }));
    expect(
      await taken(call(stage.url, copies, { token: cell.token, key, method: 'POST' })),
    ).toEqual(copied);
    expect(await report(cell, [copied.id], 7)).toMatchObject({ status: 201 });
  });

  it(
    'taken back while the report that names them comes in: the one or the other, never ' + 'both',
    async () => {
      for (const cell of [cells[9]!, cells[10]!]) {
        const file = await taken(send(cell, { bytes: pdf(`đua ${cell.id}`) }));
        const [removed, sent] = await Promise.all([remove(cell, file.id), report(cell, [file.id])]);
        expect([
          [200, 400],
          [422, 201],
        ]).toContainEqual([removed.status, sent.status]);
        expect(kept(file.sha256)).toBe(sent.status === 201);
      }
    },
  );

  it('still come after the mark, for a late report is kept', async () => {
    const cell = cells[8]!;
    await stage.startWorker();
    await stage.moveTo('2024-02-16T00:10:00+07:00');
    await stage.settle();
    expect((await get(`/api/obligations/${cell.obligation}`, cell.token)).body['status']).toBe(
      'expired',
    );
    const late = await taken(send(cell, { bytes: pdf('muộn') }));
    const sent = await report(cell, [late.id]);
    expect(sent).toMatchObject({ status: 409, body: { code: 'PAST_CUTOFF' } });
    expect(await listed(cell, issued.reviewer)).toEqual([
      expect.objectContaining({ id: late.id, receipt: sent.body['receipt'] }),
    ]);
  });
});

it('verify knows every file, and tells when one is lost', async () => {
  const options = { dataSource: stage.dataSource, archiveDir: stage.config.archiveDir };
  const clean = await runVerify(options);
  expect(clean).toMatchObject({ violations: [] });
  expect(clean.lines.join('\n')).toMatch(/\d+ tệp đính kèm/);

  // What a crash between the bytes and their row leaves behind: named, and no violation.
  const stray = pdf('không ai biết');
  const deposit = new Deposit(stage.config.archiveDir);
  const received = await deposit.receive(
    (async function* () {
      yield stray;
    })(),
    1000,
  );
  await deposit.keep(received);
  const told = await runVerify(options);
  expect(told.violations).toEqual([]);
  expect(told.lines.join('\n')).toContain(
    `tep-nop/${received.sha256.slice(0, 2)}/${received.sha256}`,
  );

  const [bound, loose] = await stage.dataSource.query(
    '(select name, sha256, receipt from app.attachment where receipt is not null limit 1) ' +
      'union all (select name, sha256, receipt from app.attachment where receipt is null and ' +
      'removed_at is null limit 1)',
  );
  await Promise.all([bound, loose].map(({ sha256: hash }) => deposit.drop(hash)));
  const { violations } = await runVerify(options);
  expect(violations).toContainEqual(
    expect.stringMatching(new RegExp(`^I1: .*${bound.receipt}.*không còn`)),
  );
  expect(violations).toContainEqual(expect.stringMatching(/^I13: .*không còn/));
});
