import { type DataSource } from 'typeorm';
import { toInstant } from '#libs/calendar';
import { obligationStream } from '#libs/directive';
import { createToken, listCells, revokeTokens } from '#libs/org';
import { Clock, inTransaction } from '#libs/platform';
import { type Answer, type ApiClient, apiClient } from './api-client.js';
import { type Act, campaign2024, type Day } from './campaign-2024.js';
import { letter2024 } from './letter-2024.js';
import { sampleReport } from './sample-report.js';
import { settle } from './settle.js';

export interface Stage {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly signal?: AbortSignal;
  /** A part of the campaign (all of it). */
  readonly days?: readonly Day[];
  /** Called before each step: 0 ≤ done < total, and the instant that is played. */
  readonly onProgress?: (done: number, total: number, day: Day) => void;
  /** Called after each step has settled; the crash tests stop here. */
  readonly afterDay?: (day: Day) => Promise<void>;
}

/** The API did not answer as the campaign expects. */
export class CampaignFailed extends Error {
  override readonly name = 'CampaignFailed';
}

const DIRECTIVE = letter2024.directive;

interface Cast {
  readonly clerk: ApiClient;
  readonly reviewer: ApiClient;
  readonly approver: ApiClient;
  readonly cells: readonly { readonly id: string; readonly client: ApiClient }[];
}

const HOLDER = 'Tài khoản trình diễn';

async function cast({ url, dataSource, signal }: Stage): Promise<Cast> {
  const cells = await listCells(dataSource.manager, letter2024.committee, '2024-01-12');
  return inTransaction(dataSource, async (manager) => {
    const client = async (role: 'clerk' | 'reviewer' | 'approver' | 'cell', cell?: string) =>
      apiClient(url, await createToken(manager, { name: HOLDER, role, ...(cell ? { cell } : {}) }), signal);
    const members: { id: string; client: ApiClient }[] = [];
    for (const { id } of cells) members.push({ id, client: await client('cell', id) });
    return { clerk: await client('clerk'), reviewer: await client('reviewer'), approver: await client('approver'), cells: members };
  });
}

async function dismiss(dataSource: DataSource): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    const accounts: { id: string }[] = await manager.query('select id from app.account where name = $1', [HOLDER]);
    for (const { id } of accounts) await revokeTokens(manager, id);
  });
}

function expectOk(answer: Answer, act: Act): void {
  const wanted = act.do === 'submit' ? act.expect : undefined;
  const fine = wanted ? answer.status === 409 && answer.body['code'] === wanted : answer.status < 300;
  if (!fine) throw new CampaignFailed(`Bước “${act.do}” được trả lời ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** Keys come from the act, so a campaign that was cut off is played again from the start and only the rest happens. */
function keyOf(act: Act): string {
  const cell = 'cell' in act ? `-${act.cell}` : '';
  const round = act.do === 'submit' ? `-${act.round ?? 1}` : '';
  return `demo-${DIRECTIVE}-${act.do}${cell}${round}`;
}

async function reportOfAct(dataSource: DataSource, cell: string, act: Extract<Act, { do: 'submit' }>, day: Day): Promise<object> {
  return sampleReport(dataSource, { cell, terms: letter2024.targetTerms!, seed: act.cell, changed: act.cell !== 2, on: day.at.slice(0, 10), round: act.round });
}

async function perform(stage: Stage, { clerk, reviewer, approver, cells }: Cast, { act, day }: { act: Act; day: Day }): Promise<Answer> {
  const key = keyOf(act);
  const member = 'cell' in act ? cells[act.cell - 1]! : undefined;
  const path = member ? `/api/obligations/${obligationStream(DIRECTIVE, member.id)}` : `/api/directives/${DIRECTIVE}`;
  switch (act.do) {
    case 'draft':
      return clerk.send('POST', '/api/directives', { key, body: letter2024 });
    case 'issue':
    case 'close':
      return clerk.send('POST', `${path}/${act.do}`, { key });
    case 'acknowledge':
      return member!.client.send('POST', `${path}/acknowledge`, { key });
    case 'submit':
      return member!.client.send('POST', `${path}/reports`, { key, body: await reportOfAct(stage.dataSource, member!.id, act, day) });
    case 'return':
      return reviewer.send('POST', `${path}/return`, { key, body: { reason: act.reason } });
    case 'review':
      return reviewer.send('POST', `${path}/review`, { key, body: { opinion: 'Hồ sơ đầy đủ, đúng quy định; đề nghị phê duyệt.' } });
    case 'approve':
      return approver.send('POST', `${path}/approve`, { key, body: { meeting: { on: '2024-02-20', present: 11, agreed: 11 } } });
  }
}

/** Time only goes forward: a campaign that is taken up again does not move the clock back. */
async function moveTo(dataSource: DataSource, at: string): Promise<void> {
  const clock = new Clock(dataSource);
  const target = toInstant(at);
  if (!(await clock.isVirtual()) || (await clock.now()) < target) await clock.set(target);
}

/** Plays the campaign over HTTP against a running tree, on the virtual clock, settling after each step. Can be cut off and called again. */
export async function playCampaign(stage: Stage): Promise<void> {
  const { dataSource, signal, days = campaign2024, onProgress, afterDay } = stage;
  const players = await cast(stage);
  for (const [done, day] of days.entries()) {
    onProgress?.(done, days.length, day);
    await moveTo(dataSource, day.at);
    await settle(dataSource, signal);
    for (const act of day.acts) expectOk(await perform(stage, players, { act, day }), act);
    await settle(dataSource, signal);
    await afterDay?.(day);
  }
  await dismiss(dataSource);
}
