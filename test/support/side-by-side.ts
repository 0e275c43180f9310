import { type EntityManager } from 'typeorm';
import { type Action, declaredRoutes, importOrg, parseOrgFile } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { inTransaction } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from './call.js';
import { drain, freshKey, type Issued, openIssued, tokenOf } from './issued.js';
import { type Stage } from './stage.js';

// Two committees in one installation: that of the sample with the directive of 2024, and a small
// one with a directive of its own.
export const OTHER = 'dang-uy-hai';
export const DIRECTIVE = 'viec-cua-dang-uy-hai';
export const CELL = 'hai-cb-mot';
export const OBLIGATION = `obligation-${DIRECTIVE}--${CELL}`;

/** The small organisation under ids of its own. */
export function otherOrg(committee = OTHER, prefix = 'hai'): object {
  const small = JSON.stringify({ ...smallOrgFile(), people: [], planned: [], registers: [] });
  return JSON.parse(
    small.replaceAll('"dang-uy"', `"${committee}"`).replaceAll('"cb-', `"${prefix}-cb-`),
  );
}

export interface TwoCommittees {
  readonly stage: Stage;
  readonly issued: Issued;
  /** The clerk of the other committee, and who speaks for its cell. */
  readonly clerk: string;
  readonly own: string;
}

export async function openTwo(): Promise<TwoCommittees> {
  const { stage, issued } = await openIssued('2024-01-30T10:00:00+07:00');
  await inTransaction(stage.dataSource, (manager: EntityManager) =>
    importOrg(manager, parseOrgFile(otherOrg())),
  );
  const clerk = await tokenOf(stage, { name: 'Văn thư Hai', role: 'clerk', committee: OTHER });
  const own = await tokenOf(stage, { name: 'Bí thư Hai', role: 'cell', cell: CELL });
  const post = async (path: string, body?: object) => {
    const reply = await call(stage.url, path, { token: clerk, key: freshKey(), body });
    if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
  };
  await post('/api/directives', {
    ...letter2024,
    directive: DIRECTIVE,
    committee: OTHER,
    targetTerms: ['2022-2025'],
  });
  await post(`/api/directives/${DIRECTIVE}/issue`);
  await drain(stage);
  return { stage, issued, clerk, own };
}

/** What an address may name. */
export interface Addressed {
  readonly directive: string;
  readonly obligation: string;
  readonly cell: string;
  readonly notice: string;
}
export const OTHERS: Addressed = {
  directive: DIRECTIVE,
  obligation: OBLIGATION,
  cell: CELL,
  notice: `notice-${DIRECTIVE}`,
};
/** As it would be called, and it is not there. */
export const MISSING: Addressed = {
  directive: 'viec-khong-co-that',
  obligation: `obligation-viec-khong-co-that--${CELL}`,
  cell: 'hai-cb-khong-co',
  notice: 'notice-viec-khong-co-that',
};

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly action: Action;
}

/** The routes that stand for an action. */
export function actionRoutes(stage: Stage): Route[] {
  return declaredRoutes(stage.app).flatMap(({ route, rule }) => {
    const [, method, path] = /^(\w+) (\S+)/.exec(route)!;
    return rule && 'action' in rule ? [{ method: method!, path: path!, action: rule.action }] : [];
  });
}

const NAMED = /:(directive|obligation|cell|notice)\b/g;

/** Whether the address names something of somebody's. */
export const isAddressed = ({ path }: Route): boolean => path.search(NAMED) >= 0;

/** Bodies that pass the schemas, so that what answers is the rule and not the form. */
const BODIES: Readonly<Record<string, object>> = {
  return: { reason: 'Thiếu biên bản' },
  review: { opinion: 'Đủ' },
  approve: { meeting: { on: '2024-01-29', present: 11, agreed: 11 } },
  reject: { reason: 'Sai đối tượng' },
  extend: { dueOn: '2024-03-01', reason: 'Có lý do', document: '245-CV/ĐU' },
  reopen: { dueOn: '2024-03-01', reason: 'Có lý do', document: '245-CV/ĐU' },
  'accept-late': { receipt: '2024/0099', reason: 'Có lý do' },
  draft: { tables: {} },
  withdraw: { reason: 'Soạn lại' },
  comments: { text: 'Xem lại' },
};

export function askRoute(
  stage: Stage,
  { method, path }: Route,
  {
    to,
    token,
    bodies = {},
  }: { to: Addressed; token: string; bodies?: Readonly<Record<string, object>> },
): Promise<Reply> {
  const address = path.replaceAll(NAMED, (_, name: string) =>
    encodeURIComponent(to[name as keyof Addressed]),
  );
  const verb = path.split('/').at(-1)!;
  const body = method === 'GET' ? undefined : (bodies[verb] ?? BODIES[verb]);
  return call(stage.url, address, {
    method,
    token,
    ...(method === 'GET' ? {} : { key: freshKey() }),
    ...(body ? { body } : {}),
  });
}

/** What an answer says, without what it was asked for. */
const saidBy = ({ status, text }: Reply, { directive, obligation, cell, notice }: Addressed) => [
  status,
  [notice, obligation, directive, cell].reduce((said, id) => said.replaceAll(id, '…'), text),
];

/** Routes whose answer about somebody else's is not that about nothing. */
export async function toldOf(
  stage: Stage,
  token: string,
  { to = OTHERS, missing = MISSING }: { to?: Addressed; missing?: Addressed } = {},
): Promise<string[]> {
  const different: string[] = [];
  for (const route of actionRoutes(stage).filter(isAddressed)) {
    const [others, nothing] = [
      await askRoute(stage, route, { to, token }),
      await askRoute(stage, route, { to: missing, token }),
    ];
    if (JSON.stringify(saidBy(others, to)) !== JSON.stringify(saidBy(nothing, missing)))
      different.push(`${route.method} ${route.path}: ${others.status} ${others.text.slice(0, 90)}`);
  }
  return different;
}
