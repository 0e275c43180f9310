import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role } from '#libs/org';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { well } from '../support/call.js';
import { tokenOf } from '../support/issued.js';
import { DIRECTIVE, OTHER, OTHERS, toldOf } from '../support/side-by-side.js';
import { BESIDE, LOWER, openTree, type Tree, workBelow } from './tree.fixtures.js';

let tree: Tree;
beforeAll(async () => {
  tree = await openTree();
  await workBelow(tree);
}, 90_000);
afterAll(() => tree.stage.close());

interface Sums {
  readonly label: string;
  readonly value: number;
}
interface Below {
  readonly committee: string;
  readonly name: string;
  readonly directives: readonly (Readonly<Record<string, string>> & {
    readonly figures: readonly Sums[];
    readonly statuses: readonly Sums[];
  })[];
  readonly reports: readonly Readonly<Record<string, string | null>>[];
}
const belowOf = async (token: string): Promise<readonly Below[]> =>
  (await well(tree.get('/api/subordinates', token))).body as never;

/** Of the lower committee: one of its cells’ addresses. */
const lowers = () => ({
  directive: letter2024.directive,
  obligation: tree.issued.cells[1]!.obligation,
  cell: tree.issued.cells[1]!.id,
  notice: `notice-${letter2024.directive}`,
});

const HIDDEN = `
  select name from app.cell where committee = $1 union select id from app.cell where committee = $1
  union select secretary from app.cell where committee = $1 union select name from app.person
  union select name from app.official union select receipt from app.obligation
    where receipt is not null`;
async function namesIn(text: string): Promise<string[]> {
  const rows: { name: string }[] = await tree.stage.dataSource.query(HIDDEN, [LOWER]);
  expect(rows.length).toBeGreaterThan(50);
  return rows.map(({ name }) => name).filter((name) => name !== '' && text.includes(name));
}

describe('a superior committee', () => {
  it('sees the sums of the committee below, equal to its board', async () => {
    const [below, ...more] = await belowOf(tree.above);
    expect(more).toEqual([]);
    expect(below).toMatchObject({
      committee: LOWER,
      name: 'Đảng ủy Văn phòng UBND tỉnh',
      reports: [],
    });
    const [directive] = below!.directives;
    const own = (
      await well(tree.get(`/api/directives/${letter2024.directive}/board`, tree.issued.clerk))
    ).body as unknown as {
      symbol: string;
      lines: { status: string; acknowledgedAt: string | null; receipt: string | null }[];
      words: { acknowledged: string; statuses: Record<string, string> };
    };
    expect(directive).toMatchObject({
      directive: letter2024.directive,
      status: 'issued',
      symbol: own.symbol,
      issuedOn: '2024-01-30',
      subject: letter2024.subject,
      dueOn: '2024-02-15',
      wording: 'trước ngày 15/02/2024',
    });
    const counted: Record<string, number> = {};
    for (const { status, acknowledgedAt } of own.lines) {
      const word =
        status === 'issued' && acknowledgedAt !== null
          ? own.words.acknowledged
          : own.words.statuses[status]!;
      counted[word] = (counted[word] ?? 0) + 1;
    }
    expect(
      Object.fromEntries(directive!.statuses.map(({ label, value }) => [label, value])),
    ).toEqual(counted);
    expect(Object.values(counted).toSorted()).toEqual([1, 2, 9]);
    expect(directive!.figures.map(({ value }) => value).slice(0, 3)).toEqual([
      own.lines.length,
      own.lines.filter((line) => line.acknowledgedAt !== null).length,
      own.lines.filter((line) => line.receipt !== null).length,
    ]);
  });

  it('reads no name of a cell or a person, and no receipt', async () => {
    const { text } = await well(tree.get('/api/subordinates', tree.above));
    expect(await namesIn(text)).toEqual([]);
    const board = await tree.get(
      `/api/directives/${letter2024.directive}/board`,
      tree.issued.clerk,
    );
    expect((await namesIn(board.text)).length).toBeGreaterThan(12);
  });

  it.each(['admin', 'clerk', 'reviewer', 'approver', 'auditor', 'signer'] as const)(
    '%s above hears of reports, drafts, board and papers below what they hear of nothing',
    async (role: Exclude<Role, 'visitor' | 'cell'>) => {
      const token = await tokenOf(tree.stage, { name: `Trên ${role}`, role, committee: OTHER });
      expect(await toldOf(tree.stage, token, { to: lowers() })).toEqual([]);
      expect((await belowOf(token)).length).toBe(1);
      for (const path of ['/api/directives', '/api/notices', '/api/messages', '/bang']) {
        const { status, text } = await tree.get(path, token);
        expect([path, status, text.includes(letter2024.directive)]).toEqual([path, 200, false]);
      }
    },
  );

  it('keeps it from its own cells', async () => {
    expect(await tree.get('/api/subordinates', tree.cellAbove)).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ROLE' },
    });
    expect((await tree.get('/api/subordinates', tree.issued.cells[0]!.token)).status).toBe(403);
  });
});

describe('a committee that is not above', () => {
  it('sees nothing of those beside and above it', async () => {
    expect(await belowOf(tree.beside)).toEqual([]);
    expect(await belowOf(tree.issued.clerk)).toEqual([]);
    expect((await tree.get('/api/from-above', tree.beside)).body).toEqual([]);
    expect((await tree.get('/api/from-above', tree.above)).body).toEqual([]);
    expect(await toldOf(tree.stage, tree.beside, { to: lowers() })).toEqual([]);
    expect(await toldOf(tree.stage, tree.beside, { to: OTHERS })).toEqual([]);
  });

  it('from below reads of the superior only the letters that are for it', async () => {
    const told = await toldOf(tree.stage, tree.issued.clerk, { to: OTHERS });
    expect(told.map((line) => line.split(':directive')[1]!.split(':')[0])).toEqual([
      '/draft',
      '/letter.pdf',
    ]);
    expect(told.every((line) => line.startsWith('GET /api/from-above/'))).toBe(true);
  });

  it('must-fail control: whoever the organisation file names as superior sees it', async () => {
    await tree.putUnder(BESIDE);
    expect((await belowOf(tree.beside)).map(({ committee }) => committee)).toEqual([LOWER]);
    expect(await belowOf(tree.above)).toEqual([]);
    expect((await tree.get('/api/from-above', tree.issued.clerk)).body).toEqual([]);
    await tree.putUnder(OTHER);
    expect((await belowOf(tree.above)).length).toBe(1);
    const letters = (await tree.get('/api/from-above', tree.issued.clerk)).body as never;
    expect(letters).toMatchObject([{ id: DIRECTIVE, state: 'to-do' }]);
  });
});
