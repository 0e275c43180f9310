import { toInstant } from '#libs/calendar';
import { obligationStream } from '#libs/directive';
import { listCells } from '#libs/org';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, well } from '../support/call.js';
import { type Cell, freshKey, type Issued, reportOf, tokenOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

/** Answers, or says in full why not. */
/**
 * Drafts and issues the letter of 2024 with a day for the committee's own report; `settle` brings
 * the obligations about.
 */
export async function issueWithDuty(
  stage: Stage,
  {
    directive,
    superior,
    settle,
  }: { directive: string; superior: object; settle: () => Promise<void> },
): Promise<Issued> {
  const token = (role: 'clerk' | 'reviewer' | 'approver' | 'auditor') =>
    tokenOf(stage, { name: `Người thử ${role}`, role });
  const clerk = await token('clerk');
  const body = { ...letter2024, directive, superior: { ...letter2024.superior, ...superior } };
  const drafted = await well(
    call(stage.url, '/api/directives', { token: clerk, key: freshKey(), body }),
  );
  await well(
    call(stage.url, `/api/directives/${directive}/issue`, {
      token: clerk,
      key: freshKey(),
      method: 'POST',
    }),
  );
  await settle();
  const cells: Cell[] = [];
  for (const { id } of await listCells(
    stage.dataSource.manager,
    letter2024.committee,
    '2024-01-12',
  )) {
    const own = await tokenOf(stage, { name: 'Người thử', role: 'cell', cell: id });
    const obligation = obligationStream(directive, id);
    cells.push({
      id,
      obligation,
      token: own,
      submit: async ({ key = freshKey(), seed = 1 } = {}) =>
        call(stage.url, `/api/obligations/${obligation}/reports`, {
          token: own,
          key,
          body: await reportOf(stage, id, seed),
        }),
    });
  }
  return {
    directive,
    cutoffAt: toInstant(String(drafted.body['cutoffAt'])),
    cells,
    clerk,
    reviewer: await token('reviewer'),
    approver: await token('approver'),
    auditor: await token('auditor'),
  };
}

/** Reviews a report, accepting what it is warned of. */
export async function review(
  { url }: Stage,
  { reviewer }: Issued,
  { obligation }: Cell,
): Promise<void> {
  const { body } = await call(url, `/api/obligations/${obligation}/report`, { token: reviewer });
  const findings = ((body['findings'] ?? []) as { id: string }[]).map(({ id }) => id);
  const acceptances =
    findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [];
  await well(
    call(url, `/api/obligations/${obligation}/review`, {
      token: reviewer,
      key: freshKey(),
      body: { opinion: 'Đủ', acceptances },
    }),
  );
}

export async function approve(
  { url, clock }: Stage,
  { approver }: Issued,
  { obligation }: Cell,
  decisions: readonly object[] = [],
): Promise<void> {
  await well(
    call(url, `/api/obligations/${obligation}/approve`, {
      token: approver,
      key: freshKey(),
      body: { meeting: { on: await clock.today(), present: 11, agreed: 11 }, decisions },
    }),
  );
}
