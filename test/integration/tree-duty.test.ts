import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { well } from '../support/call.js';
import { tokenOf } from '../support/issued.js';
import { DIRECTIVE, OTHER } from '../support/side-by-side.js';
import { BESIDE, LOWER, openTree, type Tree } from './tree.fixtures.js';

let tree: Tree;
setLogLevel('error');
beforeAll(async () => {
  tree = await openTree();
  await tree.stage.startWorker();
  await tree.stage.settle();
}, 120_000);
afterAll(() => tree.stage.close());

type Line = Readonly<Record<string, unknown>>;
const duties = async (token = tree.issued.clerk): Promise<readonly Line[]> =>
  (await well(tree.get('/api/from-above', token))).body as never;

/** The clerk’s draft of the superior’s letter, with what only the clerk knows. */
async function drafted(): Promise<{ body: Line; missing: readonly Line[] }> {
  const path = `/api/from-above/${DIRECTIVE}/draft`;
  return (await well(tree.get(path, tree.issued.clerk))).body as never;
}
let own: string;

describe('a superior’s directive in the committee below', () => {
  it('is its duty, for clerk, approver and administrator', async () => {
    const [duty, ...more] = await duties();
    expect(more).toEqual([]);
    expect(duty).toEqual({
      id: DIRECTIVE,
      from: 'installation',
      number: '01-CV/ĐU',
      on: '2024-01-30',
      body: 'Đảng ủy Văn phòng UBND tỉnh',
      subject: letter2024.subject,
      dueOn: '2024-02-15',
      wording: 'trước ngày 15/02/2024',
      withdrawn: false,
      state: 'to-do',
      directive: null,
    });
    expect(await duties(tree.issued.approver)).toEqual([duty]);
    expect((await tree.get('/api/from-above', tree.issued.reviewer)).status).toBe(403);
    expect((await tree.get('/api/from-above', tree.issued.cells[0]!.token)).status).toBe(403);
  });

  it('can be read as it was sealed, by nobody beside', async () => {
    const path = `/api/from-above/${DIRECTIVE}/letter.pdf`;
    const letter = await tree.get(path, tree.issued.clerk);
    expect([letter.status, letter.type, letter.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(await tree.get(path, await clerkOf(BESIDE))).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_LETTER_ABOVE' },
    });
  });

  it('gives a draft that says what is missing, and is then taken as it is', async () => {
    const { body, missing } = await drafted();
    expect(body).toMatchObject({
      directive: 'thuc-hien-01-cv-du-2024',
      committee: LOWER,
      workflow: 'quy-hoach-cap-uy',
      year: 2024,
      subject: letter2024.subject,
      superior: {
        number: '01-CV/ĐU',
        on: '2024-01-30',
        body: 'Đảng ủy Văn phòng UBND tỉnh',
        subject: `việc ${letter2024.subject}`,
        dueOn: '2024-02-15',
        wording: 'trước ngày 15/02/2024',
        policy: 'roll',
      },
      dueOn: '2024-02-01',
      letter: {
        opening:
          'Thực hiện văn bản số 01-CV/ĐU, ngày 30/01/2024 của Đảng ủy Văn phòng UBND tỉnh về ' +
          `việc ${letter2024.subject}; Đảng ủy đề nghị các chi bộ trực thuộc thực hiện một số ` +
          'nội dung như sau:',
      },
    });
    expect(missing).toEqual([{ path: 'baseNotice', message: 'Cần thông báo phê duyệt gần nhất' }]);
    expect(await tree.post('/api/directives', tree.issued.clerk, body)).toMatchObject({
      status: 400,
    });
    await well(
      tree.post('/api/directives', tree.issued.clerk, {
        ...body,
        baseNotice: letter2024.baseNotice,
      }),
    );
    own = String(body['directive']);
    expect(await duties()).toMatchObject([{ state: 'drafted', directive: own }]);
  });

  it('is given back by withdrawing the draft, and issued by issuing it', async () => {
    await well(
      tree.post(`/api/directives/${own}/withdraw`, tree.issued.clerk, { reason: 'Soạn lại' }),
    );
    expect(await duties()).toMatchObject([{ state: 'to-do', directive: null }]);
    own = `${own}-2`;
    const { body } = await drafted();
    await well(
      tree.post('/api/directives', tree.issued.clerk, {
        ...body,
        directive: own,
        baseNotice: letter2024.baseNotice,
      }),
    );
    await well(tree.post(`/api/directives/${own}/issue`, tree.issued.clerk));
    expect(await duties()).toMatchObject([{ state: 'issued', directive: own }]);
    const { body: shown } = await well(tree.get(`/api/directives/${own}`, tree.issued.clerk));
    expect(shown['upward']).toMatchObject({
      dueOn: '2024-02-15',
      cutoffAt: '2024-02-15T17:00:00.000000Z',
      status: 'open',
    });
  });
});

const clerkOf = (committee: string): Promise<string> =>
  tokenOf(tree.stage, { name: `Văn thư ${committee}`, role: 'clerk', committee });

describe('the report to the superior', () => {
  let path: string;

  it('ends the duty, and stands in the list above', async () => {
    await tree.stage.settle();
    await tree.stage.moveTo('2024-02-02T09:00:00+07:00');
    await tree.stage.settle();
    await well(tree.post(`/api/directives/${own}/upward-report`, tree.issued.approver, {}));
    await tree.stage.settle();
    expect(await duties()).toMatchObject([{ state: 'reported', directive: own }]);
    const [below] = (await well(tree.get('/api/subordinates', tree.above))).body as never as [
      { directives: Line[]; reports: Line[] },
    ];
    expect(below.reports).toEqual([
      {
        notice: `notice-${own}_bao-cao`,
        directive: own,
        symbol: expect.stringMatching(/^\d+-BC\/ĐU$/),
        issuedOn: '2024-02-02',
        pdf: `/documents/notice-${own}_bao-cao.pdf`,
      },
    ]);
    expect(below.directives[0]).toMatchObject({
      directive: own,
      statuses: [{ label: expect.any(String), value: 12 }],
    });
    path = String(below.reports[0]!['pdf']);
  });

  it('opens for the superior alone, and no other paper does', async () => {
    const pdf = await tree.get(path, tree.above);
    expect([pdf.status, pdf.type, pdf.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    expect((await tree.get(path, tree.issued.approver)).status).toBe(200);
    const missing = await tree.get('/documents/notice-khong-co.pdf', tree.above);
    expect(missing).toMatchObject({ status: 404, body: { code: 'NO_SUCH_DOCUMENT' } });
    for (const [asked, token] of [
      [path, await clerkOf(BESIDE)],
      [path, tree.cellAbove],
      [`/documents/notice-${own}.pdf`, tree.above],
      [`/documents/notice-${letter2024.directive}.pdf`, tree.above],
    ] as const)
      expect([asked, await tree.get(asked, token)]).toMatchObject([
        asked,
        { status: 404, text: missing.text },
      ]);
    const register = await well(tree.get('/api/notices', tree.above));
    expect(register.text).not.toContain(own);
  });

  it('must-fail control: without the tree the superior is a stranger to it', async () => {
    await tree.putUnder(null);
    expect((await tree.get(path, tree.above)).status).toBe(404);
    expect(await duties()).toEqual([]);
    await tree.putUnder(OTHER);
    expect((await tree.get(path, tree.above)).status).toBe(200);
  });
});

describe('a letter that the superior takes back', () => {
  it('stays in the list while something here answers it, and says so', async () => {
    const approver = await tokenOf(tree.stage, {
      name: 'Bí thư Hai',
      role: 'approver',
      committee: OTHER,
    });
    await well(
      tree.post(`/api/directives/${DIRECTIVE}/recall`, approver, { reason: 'Cấp trên dừng việc' }),
    );
    expect(await duties()).toMatchObject([{ withdrawn: true, state: 'reported' }]);
    await well(
      tree.post(`/api/directives/${own}/recall`, tree.issued.approver, {
        reason: 'Cấp trên thu hồi công văn',
      }),
    );
    expect(await duties()).toEqual([]);
  });
});
