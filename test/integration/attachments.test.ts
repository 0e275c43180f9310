import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleJpeg, samplePng } from '#libs/documents/testing';
import { Deposit } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, reportOf } from '../support/issued.js';
import {
  cells,
  close,
  docx,
  files,
  get,
  issued,
  kept,
  listed,
  open,
  pdf,
  remove,
  send,
  sha256,
  stage,
  taken,
  types,
  zip,
} from './attachments.fixtures.js';
import { refused } from './attachments.refused.js';

beforeAll(open);
afterAll(close);

const xlsx = zip({ ...types('spreadsheetml.sheet.main'), 'xl/workbook.xml': '<workbook/>' });

const png = samplePng();

const jpg = sampleJpeg();

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
    const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
    expect(back.headers.get('content-disposition')).toBe(
      `attachment; filename="${plain}"; ` + `filename*=UTF-8''${encodeURIComponent(name)}`,
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

refused();

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
    expect(await get(`${files(cell)}/${one.id}`, issued.reviewer)).toMatchObject({ status: 200 });
    // Files have ballots in them, which are for those who review.
    expect(await get(`${files(cell)}/${one.id}`, issued.auditor)).toMatchObject({ status: 403 });
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
