import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { type Workflow } from '#libs/workflow';
import {
  askedDeadline,
  civilDateField,
  deadlineRule,
  saysItsMoment,
} from '../definition/deadline.js';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { requireDocumentDay, requireLetterStands, undoingFields } from './undoing-body.js';
import { type RejectionUndoing, undoRejection } from '../obligation/undoing.js';

/**
 * `dueOn` is the day by which the cell sends its report again. When it is left out, the report
 * stands where it stood before it was rejected.
 */
export const undoRejectionBody = z
  .strictObject({
    ...undoingFields,
    dueOn: civilDateField.optional(),
    ...deadlineRule,
  })
  .refine(({ dueOn, policy }) => dueOn !== undefined || policy === undefined, {
    path: ['dueOn'],
    message: 'Cần ngày gửi lại khi có cách tính hạn',
  })
  .superRefine(saysItsMoment);
type UndoRejectionBody = z.infer<typeof undoRejectionBody>;

export class UndoRejection extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: UndoRejectionBody }) {
    super();
  }
}

function deadlineOf(
  { dueOn, policy, at, wording }: UndoRejectionBody,
  workflow: Workflow,
): RejectionUndoing['deadline'] {
  return dueOn === undefined ? undefined : askedDeadline({ dueOn, policy, at, wording }, workflow);
}

/** Undoes a rejection. Errors: `Refused` as `undoRejection`, DOCUMENT_DAY. */
@CommandHandler(UndoRejection)
export class UndoRejectionHandler implements ICommandHandler<UndoRejection> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  execute({ input }: UndoRejection): Promise<ObligationAnswer> {
    const { body, obligation } = input;
    return this.obligations.decideInTransaction<object>(input, {
      name: 'undo-rejection',
      action: 'obligation.undo-rejection',
      request: body,
      decide: async (state, context) => {
        const { reason, document, documentOn } = body;
        const events = undoRejection(
          state,
          { reason, document, documentOn, deadline: deadlineOf(body, context.workflow) },
          context,
        );
        if (events.length > 0) await requireLetterStands(context.manager, state);
        if (events.length > 0)
          requireDocumentDay(documentOn, {
            from: await this.rejectedOn(context.manager, obligation),
            today: civilDate(context.now),
            of: 'ngày ra quyết định ấy',
          });
        return { events };
      },
    });
  }

  private async rejectedOn(manager: EntityManager, obligation: string): Promise<string> {
    const facts = await this.store.read(obligation, { manager });
    return civilDate(facts.findLast(({ type }) => type === 'ReportRejected')!.at);
  }
}
