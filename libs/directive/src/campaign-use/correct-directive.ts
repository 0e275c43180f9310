import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { EventStore, type Operation } from '#libs/event-store';
import { isStanding, leadsTo, waitingForCell, type Workflow } from '#libs/workflow';
import { InvalidInput } from '#libs/platform';
import { type Asked } from '../definition/command.js';
import { deadlineRule } from '../definition/deadline.js';
import { correctionText } from '../letters/further-letter.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { Workflows } from '../definition/workflows.js';
import {
  correctDirective,
  type Letter,
  mayCorrect,
  requireIssued,
} from '../campaign/correcting.js';
import { directive, owingCells, type Running } from '../campaign/directive.js';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { deadlineUnder, draftDirectiveBody, superiorOf } from './draft-directive.js';
import { furtherLetter, lockObligations } from './further-letter.js';
import { requirePossibleDates } from '../campaign/letter-dates.js';

const { subject, superior, letter, dueOn } = draftDirectiveBody.shape;

/**
 * What is left out stays as it was. Committee, workflow, year and terms cannot be corrected:
 * another directive has to be issued for them.
 */
export const correctDirectiveBody = z
  .strictObject({
    reason: z.string().trim().min(3).max(1000),
    subject: subject.optional(),
    superior,
    letter: letter.pick({ opening: true, points: true, closing: true }).partial().optional(),
    dueOn: dueOn.optional(),
    ...deadlineRule,
  })
  .refine(
    ({ dueOn: day, policy, at, wording }) =>
      day !== undefined || (policy ?? at ?? wording) === undefined,
    { path: ['dueOn'], message: 'Cần ngày hạn khi có cách tính hạn' },
  );

type CorrectDirectiveBody = z.infer<typeof correctDirectiveBody>;

/** `symbol` is null when the letter says so already and nothing was written. */
export interface CorrectAnswer {
  readonly directive: string;
  readonly notice: string | null;
  readonly symbol: string | null;
  /** Number of obligations whose deadline moved with the letter's. */
  readonly moved: number;
  readonly version: number;
}

export class CorrectDirective extends Command<CorrectAnswer> {
  constructor(
    readonly input: Asked & { readonly directive: string; readonly body: CorrectDirectiveBody },
  ) {
    super();
  }
}

/** Each period has the day that the definition names; a period that is open is extended. */
function refuseStandingDay(): never {
  throw new InvalidInput([
    {
      path: 'dueOn',
      message:
        'Hạn của từng kỳ do quy trình định nên không đính chính được. Hãy gia hạn trong kỳ, hoặc ' +
        'ban hành công văn mới theo quy trình có hạn khác',
    },
  ]);
}

function corrected(
  { content }: Running,
  body: CorrectDirectiveBody,
  workflow: Workflow,
): DirectiveContent {
  const { dueOn: day, policy, at, wording } = body;
  if (day !== undefined && isStanding(workflow) && content.period !== undefined)
    refuseStandingDay();
  const due = day === undefined ? {} : deadlineUnder(workflow, { dueOn: day, policy, at, wording });
  return {
    ...content,
    ...due,
    ...(body.subject === undefined ? {} : { subject: body.subject }),
    ...(body.superior === undefined ? {} : { superior: superiorOf(body.superior, workflow) }),
    letter: { ...content.letter, ...body.letter },
  };
}

function answer(id: string, paper: Letter | null, moved: number): Omit<CorrectAnswer, 'version'> {
  return { directive: id, notice: paper?.notice ?? null, symbol: paper?.symbol ?? null, moved };
}

/**
 * Corrects an issued letter by a further one. One transaction writes the number, the letter, the
 * content that holds from now on, and the new deadline of every open obligation that still had the
 * letter's own; the PDF and the messages follow. Errors: `Refused` as `requireIssued` and
 * `mayCorrect`, STILL_ISSUING.
 */
@CommandHandler(CorrectDirective)
export class CorrectDirectiveHandler implements ICommandHandler<CorrectDirective> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: CorrectDirective): Promise<CorrectAnswer> {
    const { directive: id, body, actor, commandId } = input;
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: {
        name: 'correct-directive',
        actor: actor.id,
        id: commandId,
        request: { directive: id, ...body },
      },
      decide: async (found, { now, manager }) => {
        const state = requireIssued(found, 'correct');
        const workflow = await this.workflows.byId(state.workflow);
        const content = corrected(state, body, workflow);
        requirePossibleDates(content, civilDate(now));
        if (!mayCorrect(state, content, now)) return { events: [], result: answer(id, null, 0) };
        const { reason } = body;
        const { letter: paper, operations } = await furtherLetter(this.store, manager, {
          directive: id,
          state,
          workflow,
          reason,
          by: actor.id,
          now,
          name: `dinh-chinh-${state.letters.length + 1}`,
          say: (one) => correctionText(one, content),
        });
        const events = correctDirective(state, {
          content,
          now,
          letter: paper,
          reason,
          by: actor.id,
        });
        const moved = await this.moved(
          manager,
          { id, state, content, workflow },
          { paper, reason, by: actor.id },
        );
        return { events, also: [...operations, ...moved], result: answer(id, paper, moved.length) };
      },
    });
    return { ...result, version };
  }

  /** An obligation that was given a day of its own keeps it. */
  private async moved(
    manager: EntityManager,
    {
      id,
      state,
      content,
      workflow,
    }: { id: string; state: Running; content: DirectiveContent; workflow: Workflow },
    { paper, reason, by }: { paper: Letter; reason: string; by: string },
  ): Promise<Operation[]> {
    const { dueOn: day, cutoffAt, wording } = content;
    if (cutoffAt === state.content.cutoffAt && day === state.content.dueOn) return [];
    const statuses = waitingForCell.filter((status) =>
      leadsTo(workflow, 'extend-deadline', { from: status, to: status }),
    );
    const heads = await lockObligations(manager, id, {
      cells: owingCells(state).length,
      statuses,
    });
    const extended: ObligationEvent = {
      type: 'DeadlineExtended',
      data: { dueOn: day, cutoffAt, wording, reason, document: paper.symbol, by },
    };
    return heads
      .filter((head) => head.cutoffAt === state.content.cutoffAt)
      .map(({ stream, version, status, owner }) => ({
        stream,
        expect: version,
        events: [extended],
        head: { status, parent: id, owner, cutoffAt },
        actor: by,
        causation: `directive-${id}`,
      }));
  }
}
