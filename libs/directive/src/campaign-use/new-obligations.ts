import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { civilDate, shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type Operation } from '#libs/event-store';
import { type Cell, getCell } from '#libs/org';
import { statusesCountedAs } from '#libs/workflow';
import {
  askedDeadline,
  civilDateField,
  deadlineRule,
  saysItsMoment,
} from '../definition/deadline.js';
import { issueObligation } from '../obligation/arriving.js';
import { obligation } from '../obligation/obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { termsToPin } from '../planning/pinned-terms.js';
import { requireTermsRecorded } from '../planning/terms-recorded.js';
import { type Workflows } from '../definition/workflows.js';
import { type Running } from '../campaign/directive.js';
import { deadlineInThePast, noSuchCell } from '../definition/refusals.js';

const cellId = z.string().min(1).max(60);

/** The reason and its paper. Without a deadline, the directive's own applies. */
export const decisionFields = {
  reason: z.string().trim().min(3).max(2000),
  document: z.string().trim().min(3).max(100),
  dueOn: civilDateField.optional(),
  ...deadlineRule,
  policy: deadlineRule.policy.unwrap().default('inclusive'),
};
export const addObligationBody = z
  .strictObject({ cell: cellId, ...decisionFields })
  .superRefine(saysItsMoment);
export const moveObligationsBody = z
  .strictObject({
    from: z.array(cellId).min(1).max(50),
    to: z.array(cellId).min(1).max(50),
    ...decisionFields,
  })
  .refine(({ from, to }) => !to.some((cell) => from.includes(cell)), {
    path: ['to'],
    message:
      'Một chi bộ không thể vừa thôi giao vừa được giao. Chi bộ giữ nguyên thì chỉ giao bổ ' +
      'sung cho chi bộ mới.',
  })
  .superRefine(saysItsMoment);

type Given = Omit<z.infer<typeof addObligationBody>, 'cell'>;

export interface NewObligations {
  readonly directive: string;
  readonly state: Running;
  readonly cells: readonly string[];
  readonly given: Given;
  /** Streams of the obligations whose place these take. */
  readonly movedFrom: readonly string[];
  readonly by: string;
}

interface Sources {
  readonly workflows: Workflows;
  readonly manager: EntityManager;
  readonly now: string;
}

/** The given deadline, or the directive's. Error: `Refused` DEADLINE_IN_THE_PAST. */
async function deadlineFor(
  { state, given: { dueOn, ...rule } }: NewObligations,
  { workflows, now }: Sources,
): Promise<{ dueOn: string; cutoffAt: string; wording: string }> {
  const { content } = state;
  const deadline =
    dueOn === undefined
      ? { dueOn: content.dueOn, cutoffAt: content.cutoffAt, wording: content.wording }
      : askedDeadline({ dueOn, ...rule }, await workflows.byId(state.workflow));
  if (deadline.cutoffAt > now) return deadline;
  throw dueOn === undefined
    ? deadlineInThePast('Hãy ghi hạn riêng cho chi bộ được giao bổ sung.')
    : deadlineInThePast();
}

function isActive({ effectiveFrom, effectiveTo }: Cell, on: string): boolean {
  return effectiveFrom <= on && (effectiveTo === null || effectiveTo >= on);
}

/** Errors: `Refused` NO_SUCH_CELL, CELL_NOT_ACTIVE. */
async function requireActive(
  manager: EntityManager,
  id: string,
  { committee, on }: { committee: string; on: string },
): Promise<void> {
  const cell = await getCell(manager, id);
  if (!cell || cell.committee !== committee) throw noSuchCell(id);
  if (!isActive(cell, on))
    throw new Refused(
      'CELL_NOT_ACTIVE',
      `${cell.name} không hoạt động ngày ${shortDate(on)} nên không giao được. Hãy kiểm tra ` +
        'ngày thành lập, ngày kết thúc trong danh sách tổ chức.',
    );
}

/**
 * Makes the obligations of cells that the issue did not know, with their terms and deadline.
 * Errors: `Refused` NO_SUCH_CELL, CELL_NOT_ACTIVE, DEADLINE_IN_THE_PAST, and as
 * `requireTermsRecorded`.
 */
export async function newObligations(ask: NewObligations, sources: Sources): Promise<Operation[]> {
  if (ask.cells.length === 0) return [];
  const {
    directive,
    state,
    cells,
    given: { reason, document },
    movedFrom,
    by,
  } = ask;
  const { manager, now } = sources;
  const on = civilDate(now);
  for (const cell of cells)
    await requireActive(manager, cell, { committee: state.content.committee, on });
  const deadline = await deadlineFor(ask, sources);
  const names = state.content.targetTerms ?? [];
  await requireTermsRecorded(manager, { cells, names, on });
  const pinned = await termsToPin(manager, { cells, names, on });
  const added = {
    reason,
    document,
    by,
    ...(movedFrom.length > 0 ? { movedFrom: [...movedFrom] } : {}),
  };
  return cells.map((cell): Operation => {
    const terms = pinned.get(cell);
    const events = issueObligation(obligation.initial, {
      directive,
      cell,
      workflow: state.workflow,
      ...deadline,
      ...(terms ? { terms } : {}),
      added,
    });
    return {
      stream: obligationStream(directive, cell),
      expect: 'none',
      events: [...events],
      head: obligation.head(events.reduce(obligation.evolve, obligation.initial)),
      actor: by,
      causation: `directive-${directive}`,
    };
  });
}

/**
 * A cell of the directive whose obligation was cancelled gets it back by reopening it, not as a
 * second one. Error: `Refused` OBLIGATION_CANCELLED.
 */
export async function refuseCancelled(
  manager: EntityManager,
  directive: string,
  cells: readonly string[],
): Promise<void> {
  const rows: { name: string }[] = await manager.query(
    `select coalesce(c.name, h.owner) as name from app.head h left join app.cell c on c.id = h.owner
      where h.stream = any ($1) and h.status = any ($2) order by 1`,
    [cells.map((cell) => obligationStream(directive, cell)), statusesCountedAs('cancelled')],
  );
  if (rows.length > 0)
    throw new Refused(
      'OBLIGATION_CANCELLED',
      `Việc của ${rows.map(({ name }) => name).join(', ')} trong đợt này đã thôi giao. Muốn ` +
        'giao lại thì dùng “Mở lại” trên hồ sơ của chi bộ, với hạn mới.',
    );
}
