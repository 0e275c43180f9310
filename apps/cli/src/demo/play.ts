import { type DataSource } from 'typeorm';
import { toInstant } from '#libs/calendar';
import { createToken, listCells, revokeTokens } from '#libs/org';
import { Clock, inTransaction } from '#libs/platform';
import { type Answer, type ApiClient, apiClient } from './api-client.js';
import { type Act, type Campaign, campaignOf, type Day } from './campaign.js';
import { CampaignFailed } from './campaign-failed.js';
import { type Cast, perform } from './perform.js';
import { settle } from './settle.js';

export interface Stage {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly signal?: AbortSignal;
  /** Which campaign is played (by default that of 2024). */
  readonly campaign?: Campaign;
  /** A part of the campaign (by default all of it). */
  readonly days?: readonly Day[];
  /** Called before each step with 0 ≤ done < total and the instant that is played. */
  readonly onProgress?: (done: number, total: number, day: Day) => void;
  /** Called after each step has settled. The crash tests stop here. */
  readonly afterDay?: (day: Day) => Promise<void>;
}

/** The accounts of the demo belong to one person each, because whoever reviews may not approve. */
const HOLDER = 'Tài khoản trình diễn';
const holders = {
  clerk: 'văn thư',
  reviewer: 'thẩm định',
  approver: 'cấp ủy',
  cell: 'bí thư chi bộ',
} as const;

/** Makes an account with a token for everybody who acts. */
export async function castOf(
  { url, dataSource, signal }: Stage,
  { letter, issueOn }: Pick<Campaign, 'letter' | 'issueOn'>,
): Promise<Cast> {
  const cells = await listCells(dataSource.manager, letter.committee, issueOn);
  return inTransaction(dataSource, async (manager) => {
    const client = async (role: 'clerk' | 'reviewer' | 'approver' | 'cell', cell?: string) =>
      apiClient(
        url,
        await createToken(manager, {
          name: `${HOLDER}: ${holders[role]}`,
          role,
          // The campaign takes months of the virtual clock.
          days: 3_650,
          by: 'operator:demo',
          ...(cell ? { cell } : {}),
        }),
        signal,
      );
    const members: { id: string; client: ApiClient }[] = [];
    for (const { id } of cells) members.push({ id, client: await client('cell', id) });
    return {
      clerk: await client('clerk'),
      reviewer: await client('reviewer'),
      approver: await client('approver'),
      cells: members,
    };
  });
}

/** Revokes the tokens of the demo, which are of no use after it. */
export async function dismiss(dataSource: DataSource): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    const offices: { id: string }[] = await manager.query(
      'select id from app.office where starts_with(name, $1)',
      [HOLDER],
    );
    for (const { id } of offices)
      await revokeTokens(manager, { of: id, reason: 'Trình diễn đã xong', by: 'operator:demo' });
  });
}

function expectOk(answer: Answer, act: Act): void {
  const wanted = act.do === 'submit' ? act.expect : undefined;
  const fine = wanted
    ? answer.status === 409 && answer.body['code'] === wanted
    : answer.status < 300;
  if (!fine)
    throw new CampaignFailed(
      `Bước “${act.do}” được trả lời ${answer.status}: ${JSON.stringify(answer.body)}`,
    );
}

/** Time only goes forward: a campaign that is taken up again does not move the clock back. */
export async function moveTo(dataSource: DataSource, at: string): Promise<void> {
  const clock = new Clock(dataSource);
  const target = toInstant(at);
  if (!(await clock.isVirtual()) || (await clock.now()) < target) await clock.set(target);
}

/**
 * Plays the campaign over HTTP against a running tree, on the virtual clock, and settles after each
 * step. It can be cut off and called again.
 */
export async function playCampaign(stage: Stage): Promise<void> {
  const { dataSource, signal, campaign = campaignOf(2024), onProgress, afterDay } = stage;
  const { days = campaign.days } = stage;
  const cast = await castOf(stage, campaign);
  for (const [done, day] of days.entries()) {
    onProgress?.(done, days.length, day);
    await moveTo(dataSource, day.at);
    await settle(dataSource, signal);
    for (const act of day.acts)
      expectOk(await perform({ campaign, dataSource, cast, day }, act), act);
    await settle(dataSource, signal);
    await afterDay?.(day);
  }
  await dismiss(dataSource);
}
