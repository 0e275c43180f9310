import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Actor,
  actorOfToken,
  can,
  endOffice,
  lendOffice,
  type OfficeRole,
  officeRoles,
  type Subject,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import { freshKey, issueOn, type Issued, reportOf, tokenOf } from '../support/issued.js';
import {
  actionRoutes,
  type Addressed,
  askRoute,
  isAddressed,
  MISSING,
  openTwo,
  OTHERS,
  type Route,
} from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

// Every route × every role × every situation, asked over HTTP. What is expected comes from can()
// and from the days of the office; what the definition of the campaign narrows is named.

const SITUATIONS = [
  'own',
  'other cell',
  'other committee',
  'ended office',
  'future office',
  'delegated',
  'withdrawn',
  'missing',
  'guessed id',
] as const;
type Situation = (typeof SITUATIONS)[number];

let stage: Stage;
let issued: Issued;
let withdrawn: Issued;
let routes: readonly Route[];
let bodies: Readonly<Record<string, object>>;
const tokens = new Map<string, string>();
const BY = { by: 'operator:test' };

const rows = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);
const postOf = (role: OfficeRole) =>
  role === 'cell' ? { role, cell: issued.cells[0]!.id } : { role, committee: letter2024.committee };

async function tokenWith(role: OfficeRole, name: string) {
  const token = await tokenOf(stage, { name, ...postOf(role) });
  const office = (await actorOfToken(stage.dataSource.manager, token))!.id;
  return { token, office };
}

/** The tokens of a role: of an office that is held, has ended, is to come, and is lent. */
async function takeOffice(role: OfficeRole): Promise<void> {
  const held = await tokenWith(role, `Người giữ ${role}`);
  const ended = await tokenWith(role, `Người thôi ${role}`);
  const future = await tokenWith(role, `Người sắp nhận ${role}`);
  const lender = await tokenWith(role, `Người cho ${role}`);
  const loan = await inTransaction(stage.dataSource, async (manager) => {
    await endOffice(manager, { office: ended.office, lastDay: '2024-01-29', reason: 'Thôi' }, BY);
    const [{ official }] = await manager.query('select official from app.office where id = $1', [
      held.office,
    ]);
    const days = { from: '2024-01-30', until: '2024-02-05', document: '31-GUQ/ĐU' };
    return lendOffice(manager, { office: lender.office, to: official, ...days }, BY);
  });
  await rows(`update app.office set held_from = '2024-01-31' where id = $1`, [future.office]);
  await rows('update app.api_token set office = $1 where office = $2', [loan, lender.office]);
  tokens.set(role, held.token);
  tokens.set(`${role}, ended office`, ended.token);
  tokens.set(`${role}, future office`, future.token);
  tokens.set(`${role}, delegated`, lender.token);
}
beforeAll(async () => {
  ({ stage, issued } = await openTwo());
  withdrawn = await issueOn(stage, { directive: 'viec-da-thu-hoi' });
  const recalled = await call(stage.url, '/api/directives/viec-da-thu-hoi/recall', {
    token: withdrawn.approver,
    key: freshKey(),
    body: { reason: 'Cấp trên dừng việc' },
  });
  expect(recalled).toMatchObject({ status: 200 });
  routes = actionRoutes(stage);
  bodies = { reports: await reportOf(stage, issued.cells[0]!.id) };
  for (const role of officeRoles) await takeOffice(role);
}, 60_000);
afterAll(() => stage.close());

const addressOf = ({ directive, cells }: Issued, n: number): Addressed => ({
  directive,
  obligation: cells[n]!.obligation,
  cell: cells[n]!.id,
  notice: `notice-${directive}`,
});

function target(situation: Situation): Addressed {
  switch (situation) {
    case 'other cell':
      return addressOf(issued, 1);
    case 'other committee':
      return OTHERS;
    case 'withdrawn':
      return addressOf(withdrawn, 0);
    case 'missing':
      return MISSING;
    case 'guessed id':
      return {
        directive: `${issued.directive}-2`,
        obligation: `obligation-${issued.directive}-2--${issued.cells[1]!.id}`,
        cell: 'cb-1',
        notice: `notice-${issued.directive}-2`,
      };
    default:
      return addressOf(issued, 0);
  }
}

/** Whose it is that the address names; a list is nobody's. */
function subjectOf({ path }: Route, { cell }: Addressed): Subject | undefined {
  if (/:(obligation|cell)\b/.test(path)) return { cell };
  return isAddressed({ path } as Route) ? { committee: letter2024.committee } : undefined;
}

const unheld = (situation: Situation): boolean =>
  situation === 'ended office' || situation === 'future office';
const strange = (situation: Situation): boolean =>
  situation === 'other committee' || situation === 'missing' || situation === 'guessed id';

/**
 * What the table allows and the definition of the campaign decides by the state: a step of offices
 * that it does not name, anything in what was withdrawn, a late report by a reviewer. A decision
 * that was taken already is answered as it was.
 */
const STEPPERS = ['department', 'standing-committee', 'signer'];
const byDefinition = (role: OfficeRole, { method, path }: Route, situation: Situation): boolean =>
  method === 'POST' &&
  path.startsWith('/api/obligations') &&
  (STEPPERS.includes(role) || situation === 'withdrawn' || path.endsWith('accept-late'));

type Answer = 'in' | 'out' | 'nothing';

/** What the rules say; `may` is can(), or what stands in its place in the control. */
function expected(
  role: OfficeRole,
  { route, situation }: { route: Route; situation: Situation },
  may: typeof can,
): readonly Answer[] {
  if (unheld(situation)) return ['out'];
  const actor: Actor = {
    id: 'x',
    name: 'x',
    role,
    ...(role === 'cell' ? { cell: issued.cells[0]!.id } : {}),
  };
  const to = target(situation);
  const listed = !isAddressed(route);
  const allowed = listed
    ? may(actor, route.action, { cell: issued.cells[0]!.id })
    : may(actor, route.action, subjectOf(route, to));
  if (!allowed) return ['out'];
  if (strange(situation) && !listed) return ['nothing', 'out'];
  return byDefinition(role, route, situation) ? ['in', 'nothing', 'out'] : ['in', 'nothing'];
}

const answerOf = (status: number): Answer => {
  // Whoever sends a token that opens nothing again and again is told to wait (429).
  if (status === 401 || status === 403 || status === 429) return 'out';
  return status < 300 ? 'in' : 'nothing';
};

interface Asked {
  readonly role: OfficeRole;
  readonly route: Route;
  readonly situation: Situation;
  readonly answer: Answer;
  readonly status: number;
}
const asked: Asked[] = [];

const unexpected = (may: typeof can): string[] =>
  asked
    .filter((one) => !expected(one.role, one, may).includes(one.answer))
    .map(({ role, route, situation, status }) =>
      [role, situation, route.method, route.path, status].join(' '),
    );

describe('every route × every role × every situation', () => {
  it.each(SITUATIONS)(
    '%s',
    async (situation) => {
      for (const role of officeRoles) {
        const token = tokens.get(`${role}, ${situation}`) ?? tokens.get(role)!;
        for (const route of routes) {
          const { status } = await askRoute(stage, route, { to: target(situation), token, bodies });
          expect([route.method, route.path, status < 500]).toEqual([
            route.method,
            route.path,
            true,
          ]);
          asked.push({ role, route, situation, answer: answerOf(status), status });
        }
      }
    },
    60_000,
  );

  it('answers as the rules say, 0 unexpected', () => {
    expect(asked.length).toBe(routes.length * officeRoles.length * SITUATIONS.length);
    expect(asked.length).toBeGreaterThan(5_000);
    expect(unexpected(can)).toEqual([]);
  });

  it('must-fail control: with can() made to allow, or to refuse, the suite sees it', () => {
    expect(unexpected(() => true).length).toBeGreaterThan(500);
    expect(unexpected(() => false).length).toBeGreaterThan(500);
  });
});
