import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';
import {
  additions,
  bodyOf,
  card,
  comments,
  type Draft,
  known,
  manySheets,
  saysWhy,
  withSheet,
  words,
} from './large-workbooks.fixtures.js';
import { edited } from './workbook.edited.js';
import { type MadeBook, madeBook, type MadeCell } from './workbook.made.js';

// Nothing a file says is a fault of the server: whatever its size, it becomes the draft with what
// is wrong told, or is refused in words and nothing changes.

let stage: Stage;
let cell: Cell;
/** The cell's own workbook as it was downloaded, and the headings of its additions. */
let own: Buffer;
let headings: readonly string[];

const of = (what: string): string => `/api/obligations/${cell.obligation}/${what}`;

beforeAll(async () => {
  const opened = await openIssued('2024-01-30T10:00:00+07:00');
  stage = opened.stage;
  cell = opened.cells[0]!;
  const response = await fetch(new URL(of('workbook'), stage.url), {
    headers: { authorization: `Bearer ${cell.token}` },
  });
  own = Buffer.from(await response.arrayBuffer());
  await edited(own, (name, columns) => {
    if (name === additions) headings = columns;
  });
});
afterAll(() => stage.close());

const draft = async (): Promise<Draft> =>
  bodyOf(await call(stage.url, of('draft'), { token: cell.token }));

async function upload(bytes: Buffer, what = 'workbook'): Promise<Reply> {
  const { version } = await draft();
  return sendFile(stage.url, of(what), {
    token: cell.token,
    key: freshKey(),
    bytes,
    headers: version > 0 ? { 'if-match': `"${version}"` } : {},
  });
}
const send = (submission: unknown, outcome = 'changed'): Promise<Reply> =>
  call(stage.url, of('reports'), {
    token: cell.token,
    key: freshKey(),
    body: { outcome, number: '05-BC/CB', reportedOn: '2024-01-30', submission },
  });

/** The cell's workbook with so many people proposed. */
const withAdditions = (count: number): Promise<Buffer> =>
  edited(own, (name, columns, lines) => {
    for (let index = 0; name === additions && index < count; index += 1)
      lines.push(
        columns.map((column) =>
          column === 'Số thẻ đảng viên *' ? card(index) : (known[column] ?? null),
        ),
      );
  });

/** A workbook of somebody's own with the sheet of additions. */
const foreign = (
  rows: readonly (readonly MadeCell[])[],
  { after, ...more }: Partial<MadeBook> & { readonly after?: string } = {},
): Buffer =>
  madeBook({
    sheets: [
      { name: additions, rows: [headings, ...rows], ...(after === undefined ? {} : { after }) },
    ],
    ...more,
  });

describe('more people than a report holds', () => {
  it.each([9_995, 10_000])(
    '%i additions become the draft, which says why it cannot be sent; sent it is refused',
    async (count) => {
      const answer = await upload(await withAdditions(count));
      expect(answer).toMatchObject({ status: 200, body: { ready: false, submission: null } });
      expect(bodyOf(answer).findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain(
        'error LIST_TOO_LONG',
      );
      expect((await draft()).version).toBe(bodyOf(answer).version);
      saysWhy(await send(bodyOf(answer).submission));
    },
  );

  it('the same many in a report without a workbook', async () => {
    await call(stage.url, of('draft'), {
      method: 'DELETE',
      token: cell.token,
      key: freshKey(),
      headers: { 'if-match': `"${(await draft()).version}"` },
    });
    const { submission } = await draft();
    const [first, ...others] = submission!.terms;
    const lines = Array.from({ length: 9_995 }, (_line, index) => ({
      movement: 'add',
      person: `dv-${card(index)}`,
      post: 'chi-uy-vien',
      note: '',
    }));
    const people = lines.map(({ person }, index) => ({
      ...submission!.people[0],
      id: person,
      cardNumber: card(index),
    }));
    saysWhy(
      await send({
        ...submission!,
        people: [...submission!.people, ...people],
        terms: [{ ...first!, outcome: 'changed', lines: [...first!.lines, ...lines] }, ...others],
      }),
    );
  });
});

describe('what is too much for a workbook', () => {
  let before: Draft;

  beforeEach(async () => {
    if ((await draft()).version === 0 || (await draft()).submission === null)
      expect((await upload(own)).status).toBe(200);
    before = await draft();
    expect(before.submission).not.toBeNull();
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['10,001 people', () => withAdditions(10_001), 'FILE_TOO_MANY_ROWS'],
    [
      '50,000 people',
      () =>
        foreign(
          Array.from({ length: 50_000 }, (_row, index) => [
            '2022-2025',
            null,
            'Nguyễn Văn Mẫu',
            card(index),
          ]),
        ),
      'FILE_TOO_MANY_ROWS',
    ],
    [
      'a row beyond all rows',
      () => withSheet('<row r="60001"><c r="A60001"><v>1</v></c></row>'),
      'FILE_TOO_MANY_ROWS',
    ],
    ['a cell of 40,000 letters', () => foreign([[words(40_000, 1)]]), 'FILE_TEXT_TOO_LONG'],
    [
      'a thousand cells of 32,000 letters',
      () =>
        foreign(
          Array.from({ length: 1_100 }, () => [{ raw: '<c r="@" t="s"><v>0</v></c>' }]),
          { strings: [words(32_000, 1)] },
        ),
      'FILE_TEXT_TOO_MUCH',
    ],
    [
      'more cells than a workbook may have',
      () =>
        withSheet(
          Array.from(
            { length: 50_000 },
            (_row, index) => `<row>${`<c><v>${index}</v></c>`.repeat(21)}</row>`,
          ).join(''),
        ),
      'FILE_TOO_MANY_CELLS',
    ],
    ['forty-one sheets', () => manySheets(41), 'FILE_TOO_MANY_SHEETS'],
    ['2,000 sheets', () => manySheets(2_000), 'FILE_ZIP_TOO_MANY_PARTS'],
  ])('%s: refused in words, and the draft stays', async (_name, make, code) => {
    const answer = await upload(await make());
    saysWhy(answer);
    expect(answer.body['code']).toBe(code);
    expect(await draft()).toEqual(before);
  });

  const merges = Array.from(
    { length: 3_000 },
    (_merge, index) => `<mergeCell ref="C${index + 2}:D${index + 2}"/>`,
  );

  it.each<[string, () => Buffer]>([
    [
      'cells of 32,767 letters',
      () =>
        foreign(
          Array.from({ length: 60 }, (_row, index) => [
            '2022-2025',
            null,
            words(32_767, index),
            card(index),
            null,
            null,
            words(32_767, index + 100),
          ]),
        ),
    ],
    [
      '3,000 merged cells',
      () =>
        foreign(
          Array.from({ length: 3_000 }, (_row, index) => [
            '2022-2025',
            null,
            'Nguyễn Văn Mẫu',
            card(index),
          ]),
          {
            after: `<mergeCells>${merges.join('')}</mergeCells>`,
          },
        ),
    ],
    [
      '100,000 shared strings',
      () =>
        foreign([['2022-2025', null, { raw: '<c r="@" t="s"><v>99999</v></c>' }]], {
          strings: Array.from(
            { length: 100_000 },
            (_text, index) => `Nguyễn Văn ${words(9, index)}`,
          ),
        }),
    ],
    [
      '8,000 notes',
      () =>
        foreign(
          Array.from({ length: 400 }, (_row, index) => [
            '2022-2025',
            null,
            'Nguyễn Văn Mẫu',
            card(index),
          ]),
          { parts: comments(8_000) },
        ),
    ],
  ])('%s: kept with what is wrong, given back, and never sent', async (_name, make) => {
    const bytes = make();
    const annotated = await upload(bytes, 'workbook/annotated');
    expect([annotated.status, annotated.type]).toEqual([
      200,
      expect.stringContaining('spreadsheetml'),
    ]);
    const answer = await upload(bytes);
    expect(answer).toMatchObject({ status: 200, body: { ready: false, submission: null } });
    const refused = await send(before.submission, 'unchanged');
    saysWhy(refused);
    expect(refused.body['code']).toBe('WORKBOOK_HAS_ERRORS');
  });
});
