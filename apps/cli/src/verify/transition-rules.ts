import { Refused } from '#libs/decider';
import { commandFor, type Moving } from '#libs/directive';
import {
  type Command,
  initialStatus,
  leadsTo,
  needsSecondPerson,
  nextStatus,
  statusFacts,
  type Workflow,
} from '#libs/workflow';
import { type Circumstances } from './circumstances.js';
import { type Findings } from './findings.js';
import { type ObligationCase, type ObligationStep } from './obligation-case.js';
import { type Snapshot } from './snapshot.js';

/** I11: every fact was a legal transition of the definition that the obligation is pinned to. */
export function* legalHistory({ stream, steps, workflow }: ObligationCase): Generator<string> {
  const first = steps[0]?.event;
  if (!workflow) {
    yield (
      `${stream}: định nghĩa quy trình ` +
      `${first?.type === 'ObligationIssued' ? first.data.workflow : '(không rõ)'} mà nghĩa vụ ` +
      'này theo không được lưu nguyên vẹn.'
    );
    return;
  }
  for (const step of steps) {
    const said = fault(workflow, step);
    if (said) yield `${stream}, phiên bản ${step.stored.version} (${step.event.type}): ${said}`;
  }
}

function fault(workflow: Workflow, step: ObligationStep): string | undefined {
  const { event, before, after } = step;
  if (event.type === 'ObligationIssued' || before.status === 'none')
    return startFault(workflow, step);
  if (event.type === 'ReportSetAside')
    return statusFacts[before.status].mark !== 'never'
      ? undefined
      : `báo cáo bị để riêng khi đang ở trạng thái “${before.status}”.`;
  if (event.type === 'ApprovalCorrected') return correctionFault(step, event.data.corrects);
  const command = commandFor(event);
  return (
    roundFault(event, before.round + 1) ??
    transitionFault(workflow, { command, from: before.status, to: after.status }) ??
    secondPersonFault(workflow, command, step)
  );
}

function correctionFault({ before, stored }: ObligationStep, corrects: string): string | undefined {
  if (before.status !== 'approved' || before.notice !== corrects)
    return `đính chính ${corrects} không phải là thông báo đang có hiệu lực.`;
  return before.reviewedBy === stored.actor ? 'do chính người đã thẩm định thực hiện.' : undefined;
}

function startFault(
  workflow: Workflow,
  { event, before, after }: ObligationStep,
): string | undefined {
  if (event.type !== 'ObligationIssued') return 'xảy ra trước khi giao nghĩa vụ.';
  return before.status === 'none' && after.status === initialStatus(workflow)
    ? undefined
    : 'nghĩa vụ được giao lần thứ hai.';
}

function roundFault(event: Moving, should: number): string | undefined {
  if (event.type !== 'ReportSubmitted' || event.data.round === should) return undefined;
  return `ghi lần gửi thứ ${event.data.round}, phải là lần thứ ${should}.`;
}

function transitionFault(
  workflow: Workflow,
  { command, from, to }: { command: Command; from: string; to: string },
): string | undefined {
  try {
    return nextStatus(workflow, command, from) === to || leadsTo(workflow, command, { from, to })
      ? undefined
      : `chuyển từ “${from}” sang “${to}”, quy trình không cho.`;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** Four eyes: whoever reviewed is not the one who approves. */
function secondPersonFault(
  workflow: Workflow,
  command: Command,
  { before, stored }: ObligationStep,
): string | undefined {
  if (command === 'revoke-approval')
    return before.status === 'approved' && before.reviewedBy === stored.actor
      ? 'do chính người đã thẩm định thực hiện.'
      : undefined;
  if (before.status !== 'reviewed' || !needsSecondPerson(workflow, command, before.status))
    return undefined;
  return before.reviewedBy === stored.actor ? 'do chính người đã thẩm định thực hiện.' : undefined;
}

/**
 * I11: what the database lets through is what the stored definitions allow, and nothing is let
 * through for want of rows.
 */
export async function checkDeclaredTransitions(
  snapshot: Snapshot,
  { workflows }: Circumstances,
  findings: Findings,
): Promise<void> {
  const declared = await snapshot.query<{ from: string; to: string }>(
    `select from_status as "from", to_status as "to" from app.legal_transition
      where category = 'obligation' order by 1, 2`,
  );
  const used =
    workflows.size > 0 ||
    (await snapshot.query(`select 1 from app.head where category = 'obligation' limit 1`)).length >
      0;
  if (used && declared.length === 0)
    findings.violate(
      'I11',
      'Cơ sở dữ liệu không chặn chuyển trạng thái nào của nghĩa vụ: bảng ' +
        'app.legal_transition không có dòng “obligation”.',
    );
  const legal = new Set([...workflows.values()].flatMap(pairs));
  for (const { from, to } of declared) {
    if (!legal.has(`${from} ${to}`))
      findings.violate(
        'I11',
        `Cơ sở dữ liệu cho chuyển nghĩa vụ từ “${from || 'mới'}” sang “${to}”, không định ` +
          'nghĩa quy trình nào đã dùng cho phép.',
      );
  }
  findings.looked('I11', 'cặp trạng thái được phép', declared.length);
}

function pairs(workflow: Workflow): string[] {
  return [
    ` ${initialStatus(workflow)}`,
    ...workflow.transitions.flatMap(({ from, to }) => from.map((status) => `${status} ${to}`)),
  ];
}
