import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorOfToken, can, officeRoles, officesOf } from '#libs/org';
import { inTransaction, withinCommittee } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import { freshKey, type Issued, tokenOf } from '../support/issued.js';
import { CELL, DIRECTIVE, OBLIGATION, openTwo, OTHER, toldOf } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';
import { COMMON } from './side-by-side.fixtures.js';

let stage: Stage;
let issued: Issued;
let clerk: string;
let own: string;

beforeAll(async () => {
  ({ stage, issued, clerk, own } = await openTwo());
}, 60_000);
afterAll(() => stage.close());

const ROLES = officeRoles.filter((role) => role !== 'cell');

const told = (token: string): Promise<string[]> => toldOf(stage, token);

describe('somebody of one committee', () => {
  it.each(ROLES)('%s hears of the other what they hear of nothing', async (role) => {
    const token = await tokenOf(stage, {
      name: `Người ${role}`,
      role,
      committee: letter2024.committee,
    });
    expect(await told(token)).toEqual([]);
  });

  it('who speaks for a cell hears of the other committee what they hear of nothing', async () => {
    expect(await told(issued.cells[0]!.token)).toEqual([]);
  });

  it('does not find the other one in any list', async () => {
    const token = await tokenOf(stage, {
      name: 'Người đọc',
      role: 'auditor',
      committee: letter2024.committee,
    });
    for (const path of [
      '/api/directives',
      '/api/notices',
      '/api/messages',
      '/api/tasks',
      '/bang',
    ]) {
      const mine = await call(stage.url, path, { token });
      expect([path, mine.status]).toEqual([path, 200]);
      expect([path, mine.text.includes('hai-cb-'), mine.text.includes(DIRECTIVE)]).toEqual([
        path,
        false,
        false,
      ]);
    }
  });

  it('may not draft for the other, nor run many commands over it', async () => {
    const token = await tokenOf(stage, {
      name: 'Văn thư Một',
      role: 'clerk',
      committee: letter2024.committee,
    });
    const drafted = await call(stage.url, '/api/directives', {
      token,
      key: freshKey(),
      body: { ...letter2024, directive: 'viec-moi', committee: OTHER },
    });
    expect(drafted).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_COMMITTEE' } });
    const bulk = await call(stage.url, '/api/bulk', {
      token,
      key: freshKey(),
      body: { command: 'expire-obligation', directive: DIRECTIVE },
    });
    expect(bulk.status).toBeGreaterThanOrEqual(400);
    expect(bulk.text).not.toContain(CELL);
  });

  it('does their own work as ever, in both committees', async () => {
    for (const [token, directive] of [
      [clerk, DIRECTIVE],
      [own, DIRECTIVE],
      [issued.cells[0]!.token, issued.directive],
    ] as const) {
      const board = await call(stage.url, `/api/directives/${directive}/board`, { token });
      expect([board.status, board.text.includes('hai-cb-')]).toEqual([
        200,
        directive === DIRECTIVE,
      ]);
    }
    const acknowledged = await call(stage.url, `/api/obligations/${OBLIGATION}/acknowledge`, {
      token: own,
      key: freshKey(),
    });
    expect(acknowledged.status).toBe(200);
    expect((await issued.cells[1]!.submit()).status).toBeLessThan(300);
  });

  it('must be named when an office is given where there are several', async () => {
    await expect(tokenOf(stage, { name: 'Ai đó', role: 'clerk' })).rejects.toThrow(
      'ghi rõ chức trách của đảng bộ nào: dang-uy-hai, dang-uy-vp',
    );
    await expect(
      tokenOf(stage, { name: 'Ai đó', role: 'clerk', committee: 'khong-co' }),
    ).rejects.toThrow('Không có đảng bộ mã “khong-co”');
  });
});

describe('the two walls', () => {
  it('stand around every table but those that say why not', async () => {
    const open: { name: string }[] = await stage.dataSource.query(
      `select relname as name from pg_class where relnamespace = 'app'::regnamespace
        and relkind in ('r', 'p') and not relispartition and not relrowsecurity order by 1`,
    );
    expect(open.map(({ name }) => name)).toEqual(Object.keys(COMMON).toSorted());
  });

  it('the first: can() knows the reach of an office', async () => {
    const actor = (await actorOfToken(stage.dataSource.manager, clerk))!;
    expect(can(actor, 'obligation.read', { cell: CELL })).toBe(true);
    expect(can(actor, 'obligation.read', { cell: issued.cells[0]!.id })).toBe(false);
    expect(can(actor, 'directive.issue', { committee: OTHER })).toBe(true);
    expect(can(actor, 'directive.issue', { committee: letter2024.committee })).toBe(false);
    expect((await officesOf(stage.dataSource.manager, 'nguoi-1'))[0]).toMatchObject({
      committee: letter2024.committee,
    });
  });

  it('the second: the database shows a committee its own rows and takes no others', async () => {
    const { dataSource } = stage;
    const seen = (sql: string) => withinCommittee(OTHER, () => dataSource.query(sql));
    const heads = `select stream from app.head where category in ('directive', 'obligation')`;
    expect(await seen(`${heads} order by stream`)).toEqual([
      { stream: `directive-${DIRECTIVE}` },
      { stream: OBLIGATION.replace('cb-mot', 'cb-hai') },
      { stream: OBLIGATION },
    ]);
    expect((await dataSource.query(heads)).length).toBeGreaterThan(10);
    await expect(
      withinCommittee(OTHER, () =>
        dataSource.query(`insert into app.review_comment (id, obligation, round, text, by)
          values (gen_random_uuid(), '${issued.cells[0]!.obligation}', 1, 'x', 'x')`),
      ),
    ).rejects.toThrow('violates row-level security policy');
    const touched = 'update app.head set status = status where owner is not null returning stream';
    expect((await seen(touched))[1]).toBe(3);
    const year = 'select distinct stream from app.event_2024 where stream like $$obligation-%$$';
    expect((await seen(year)).length).toBe(2);
    expect((await dataSource.query(year)).length).toBeGreaterThan(10);
  });

  it('must-fail control: without row-level security the suite sees what is told', async () => {
    const token = await tokenOf(stage, {
      name: 'Người đọc',
      role: 'auditor',
      committee: letter2024.committee,
    });
    const walled: { name: string }[] = await stage.dataSource.query(
      `select relname as name from pg_class where relnamespace = 'app'::regnamespace
        and relrowsecurity`,
    );
    const every = (what: string) =>
      inTransaction(stage.dataSource, async (manager) => {
        await manager.query('set role none');
        for (const { name } of walled)
          await manager.query(`alter table app."${name}" ${what} row level security`);
        await manager.query('set role dondoc_app');
      });
    await every('disable');
    try {
      const different = await told(token);
      expect(different.join('\n')).toContain('/api/obligations/:obligation');
      expect((await call(stage.url, '/api/directives', { token })).text).toContain(DIRECTIVE);
    } finally {
      await every('enable');
    }
    expect(await told(token)).toEqual([]);
  });
});
