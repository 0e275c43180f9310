import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyOrg, listCells, type OrgFile, planOrg, readOrg } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from '../support/call.js';
import { drain, freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

// A draft says which cells it is for; what that comes to is shown before the issue and pinned by
// it.

let stage: Stage;
let clerk: string;
let cells: Awaited<ReturnType<typeof listCells>>;

const draft = (directive: string, selection?: object): Promise<Reply> =>
  call(stage.url, '/api/directives', {
    token: clerk,
    key: freshKey(),
    body: { ...letter2024, directive, ...(selection ? { selection } : {}) },
  });
const issue = (directive: string): Promise<Reply> =>
  call(stage.url, `/api/directives/${directive}/issue`, {
    method: 'POST',
    token: clerk,
    key: freshKey(),
  });
async function recipients(directive: string) {
  const { body } = await call(stage.url, `/api/directives/${directive}/recipients`, {
    token: clerk,
  });
  const ids = (of: unknown) => (of as { cell: string }[]).map(({ cell }) => cell);
  return { pinned: body['pinned'], selected: ids(body['selected']), leftOut: ids(body['leftOut']) };
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  clerk = await tokenOf(stage, { name: 'Người thử', role: 'clerk' });
  cells = await listCells(stage.dataSource.manager, 'dang-uy-vp', '2024-01-12');
}, 120_000);
afterAll(() => stage.close());

describe('the recipients of a directive', () => {
  it('are all cells where nothing is said', async () => {
    expect((await draft('tat-ca')).status).toBe(201);
    expect(await recipients('tat-ca')).toEqual({
      pinned: false,
      selected: cells.map(({ id }) => id),
      leftOut: [],
    });
  });

  it('are shown before the issue, by size, and pinned by it', async () => {
    const big = cells.filter(({ officialMembers }) => officialMembers >= 12).map(({ id }) => id);
    const small = cells.filter(({ id }) => !big.includes(id)).map(({ id }) => id);
    expect([big.length > 0, small.length > 0]).toEqual([true, true]);
    expect((await draft('lon', { members: { min: 12 } })).status).toBe(201);
    expect(await recipients('lon')).toEqual({ pinned: false, selected: big, leftOut: small });
    expect(await issue('lon')).toMatchObject({ status: 200, body: { cells: big.length } });
    // The others are no cells that were forgotten.
    expect(await issue('lon')).toMatchObject({ status: 200, body: { cells: big.length } });
    await drain(stage);
    expect(await recipients('lon')).toEqual({ pinned: true, selected: big, leftOut: small });
    const owing: { owner: string }[] = await stage.dataSource.query(
      `select owner from app.head where category = 'obligation' and parent = 'lon'`,
    );
    expect(owing.map(({ owner }) => owner).sort()).toEqual([...big].sort());
  });

  it('are named one by one, each a cell of the committee', async () => {
    const [one, two] = [cells[0]!.id, cells[1]!.id];
    expect(await draft('la', { cells: ['khong-co'] })).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_CELL' },
    });
    expect((await draft('hai', { cells: [two, one, two] })).status).toBe(201);
    expect((await recipients('hai')).selected).toEqual([one, two]);
  });

  it('are those of a kind or a field of work, in the words of the organisation file', async () => {
    expect(await draft('y-te', { workFields: ['Y tế'] })).toMatchObject({
      status: 409,
      body: { code: 'NO_CELL_IS_SO', detail: expect.stringContaining('tệp tổ chức') },
    });
    const recorded = await inTransaction(stage.dataSource, (manager) =>
      readOrg(manager, 'dang-uy-vp'),
    );
    const file = {
      ...recorded!,
      cells: recorded!.cells.map((cell, i) => ({
        ...cell,
        kind: 'Cơ quan',
        workField: i < 2 ? 'Y tế' : 'Giáo dục',
      })),
    };
    const change = (said: OrgFile): Promise<{ changed: number }> =>
      inTransaction(stage.dataSource, async (manager) =>
        applyOrg(manager, await planOrg(manager, said)),
      );
    expect((await change(file)).changed).toBe(cells.length);
    // What a later file leaves out stays on record.
    const silent = file.cells.map(({ kind: _kind, workField: _field, ...cell }) => cell);
    expect((await change({ ...file, cells: silent })).changed).toBe(0);
    expect(await draft('y-te-2', { workFields: ['Y tê'] })).toMatchObject({
      body: { code: 'NO_CELL_IS_SO', detail: expect.stringContaining('Giáo dục; Y tế') },
    });
    expect((await draft('y-te-3', { kinds: ['cơ quan'], workFields: ['y tế'] })).status).toBe(201);
    expect((await recipients('y-te-3')).selected).toEqual([cells[0]!.id, cells[1]!.id]);
  });

  it('are refused where nobody is left, and where the bounds contradict', async () => {
    expect((await draft('khong-ai', { members: { min: 99_999 } })).status).toBe(201);
    expect(await issue('khong-ai')).toMatchObject({
      status: 409,
      body: { code: 'NO_RECIPIENTS' },
    });
    expect((await draft('sai', { members: { min: 5, max: 4 } })).status).toBe(400);
  });
});
