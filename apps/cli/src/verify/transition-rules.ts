import { Refused } from '#libs/decider';
import {
  commandFor,
  type Existing,
  handedIn,
  type Moving,
  type Obligation,
  type ObligationEvent,
  placeOf,
} from '#libs/directive';
import {
  commandTitle,
  dateChanges,
  isAmong,
  initialStatus,
  legalPairs,
  leadsTo,
  needsSecondPerson,
  nextStatus,
  peopleAsked,
  statusFacts,
  waitingForCommittee,
  type Workflow,
} from '#libs/workflow';
import { type Circumstances } from './circumstances.js';
import { type Findings } from './findings.js';
import { type ObligationCase, type ObligationStep } from './obligation-case.js';
import { type Snapshot } from './snapshot.js';

const pinOf = (state: Obligation | undefined): string =>
  !state || state.status === 'none' ? '(không rõ)' : state.workflow;

/** The id of the definition under which a step was taken. */
const pinnedAt = ({ before, after }: ObligationStep): string =>
  pinOf(before.status === 'none' ? after : before);

/**
 * I11: every fact was a legal transition of the definition that the obligation was pinned to at
 * that moment.
 */
export function* legalHistory({
  stream,
  steps,
  workflow,
  workflows,
}: ObligationCase): Generator<string> {
  const now = pinOf(steps.at(-1)?.after);
  for (const step of steps) {
    const id = pinnedAt(step);
    const law = id === now ? workflow : workflows.get(id);
    if (!law) {
      yield (
        `${stream}: định nghĩa quy trình ${id} mà nghĩa vụ này theo không được ` + 'lưu nguyên vẹn.'
      );
      return;
    }
    const said = fault(law, step, workflows);
    if (said) yield `${stream}, phiên bản ${step.stored.version} (${step.event.type}): ${said}`;
  }
}

/** A migration comes before every report, to a stored version of the same name and dates. */
function migrationFault(
  workflow: Workflow,
  before: Existing,
  { data, next }: { data: { from: string }; next: Workflow | undefined },
): string | undefined {
  if (data.from !== before.workflow) return `chuyển từ ${data.from}, mà đang theo bản khác.`;
  if (!next) return 'chuyển sang định nghĩa không được lưu nguyên vẹn.';
  if (next.name !== workflow.name) return `chuyển sang quy trình khác (${next.name}).`;
  if (dateChanges(workflow, next).length > 0) return 'chuyển sang bản có hạn hay lần nhắc khác.';
  return handedIn(before) ? 'chuyển phiên bản khi đã có báo cáo.' : undefined;
}

function fault(
  workflow: Workflow,
  step: ObligationStep,
  workflows: ObligationCase['workflows'],
): string | undefined {
  const { event, before, after } = step;
  if (event.type === 'ObligationIssued' || before.status === 'none' || after.status === 'none')
    return startFault(workflow, step);
  switch (event.type) {
    case 'WorkflowMigrated': {
      const next = workflows.get(event.data.workflow);
      return migrationFault(workflow, before, { data: event.data, next });
    }
    case 'ReportSetAside':
      return asideFault(before);
    case 'ApprovalCorrected':
      return correctionFault(step, event.data.corrects);
    case 'StepAgreed':
      return agreementFault(workflow, before, event.data);
    default:
      return moveFault(workflow, event, { before, after, actor: step.stored.actor });
  }
}

function asideFault({ status }: Existing): string | undefined {
  return statusFacts[status].mark !== 'never'
    ? undefined
    : `báo cáo bị để riêng khi đang ở trạng thái “${status}”.`;
}

function moveFault(
  workflow: Workflow,
  event: Moving,
  { before, after, actor }: { before: Existing; after: Existing; actor: string },
): string | undefined {
  const command = commandFor(event);
  return (
    roundFault(event, before) ??
    transitionFault(workflow, { command, from: placeOf(before), to: placeOf(after) }) ??
    peopleFault(workflow, event, before) ??
    secondPersonFault(workflow, command, { before, actor })
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

function roundFault(event: Moving, { round }: Existing): string | undefined {
  if (event.type !== 'ReportSubmitted' && event.type !== 'StepTaken') return undefined;
  const should = event.type === 'StepTaken' ? round : round + 1;
  if (event.data.round === should) return undefined;
  return `ghi lần gửi thứ ${event.data.round}, phải là lần thứ ${should}.`;
}

/** So many different persons have agreed as the step asks for, and nobody twice. */
function peopleFault(workflow: Workflow, event: Moving, before: Existing): string | undefined {
  if (event.type !== 'StepTaken') return undefined;
  const { step, by } = event.data;
  const agreed = before.agreed.filter((one) => one.step === step);
  if (agreed.some((one) => one.by === by)) return 'một người đồng ý hai lần cho cùng một bước.';
  const asked = peopleAsked(workflow, step, placeOf(before));
  return agreed.length + 1 === asked
    ? undefined
    : `bước cần ${asked} người đồng ý, đã có ${agreed.length + 1} người.`;
}

/** One of several persons: it is a step from there, and more than this one are asked for. */
function agreementFault(
  workflow: Workflow,
  before: Existing,
  { step, by, round }: Extract<ObligationEvent, { type: 'StepAgreed' }>['data'],
): string | undefined {
  const place = placeOf(before);
  const agreed = before.agreed.filter((one) => one.step === step);
  const illegal = transitionFault(workflow, { command: step, from: place });
  if (illegal !== undefined) return illegal;
  if (round !== before.round) return `ghi lần gửi thứ ${round}, phải là lần thứ ${before.round}.`;
  if (agreed.some((one) => one.by === by)) return 'một người đồng ý hai lần cho cùng một bước.';
  if (agreed.length + 1 >= peopleAsked(workflow, step, place))
    return 'bước đã đủ người đồng ý mà chưa được ghi là xong.';
  return secondPersonFault(workflow, step, { before, actor: by });
}

function transitionFault(
  workflow: Workflow,
  { command, from, to }: { command: string; from: string; to?: string },
): string | undefined {
  try {
    const next = nextStatus(workflow, command, from);
    return to === undefined || next === to || leadsTo(workflow, command, { from, to })
      ? undefined
      : `chuyển từ “${from}” sang “${to}”, quy trình không cho.`;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

function revokerFault(before: Existing, actor: string): string | undefined {
  return before.status === 'approved' && before.notice !== null && before.reviewedBy === actor
    ? 'do chính người đã thẩm định thực hiện.'
    : undefined;
}

/** Four eyes: whoever took a step of this round takes no other that asks for a second person. */
function secondPersonFault(
  workflow: Workflow,
  command: string,
  { before, actor }: { before: Existing; actor: string },
): string | undefined {
  if (command === 'revoke-approval') return revokerFault(before, actor);
  if (
    !isAmong(waitingForCommittee, before.status) ||
    !needsSecondPerson(workflow, command, placeOf(before))
  )
    return undefined;
  const others = [...before.taken, ...before.agreed].filter(({ step }) => step !== command);
  const by = others.find((one) => one.by === actor);
  if (!by) return undefined;
  return by.step === 'review-report'
    ? 'do chính người đã thẩm định thực hiện.'
    : `do chính người đã làm bước “${commandTitle(workflow, by.step)}” thực hiện.`;
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
  return legalPairs(workflow).map(([from, to]) => `${from ?? ''} ${to}`);
}
