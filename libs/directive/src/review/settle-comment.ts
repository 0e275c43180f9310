import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { readHistory, returnedRound } from '../obligation/read-history.js';
import { type Comment, commentOf, settleComment } from './comments.js';

export class SettleComment extends Command<Comment> {
  constructor(readonly input: ObligationCommand & { readonly comment: string }) {
    super();
  }
}

/**
 * A reviewer settles a comment, or the cell it was returned to marks it as answered. Doing it twice
 * counts once. Errors: `Refused` NO_SUCH_COMMENT and those of reading.
 */
@CommandHandler(SettleComment)
export class SettleCommentHandler implements ICommandHandler<SettleComment> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  async execute({ input }: SettleComment): Promise<Comment> {
    const { obligation, comment: id, actor } = input;
    return inTransaction(this.dataSource, async (manager) => {
      const history = await readHistory(this.store, input, manager);
      const found = z.uuid().safeParse(id).success
        ? await commentOf(manager, obligation, id)
        : undefined;
      const hidden =
        actor.role === 'cell' && found !== undefined && found.round > returnedRound(history);
      if (!found || hidden)
        throw new Refused('NO_SUCH_COMMENT', 'Không có góp ý này. Hãy tải lại danh sách góp ý.');
      await settleComment(manager, obligation, { id, by: actor.id });
      return (await commentOf(manager, obligation, id))!;
    });
  }
}
