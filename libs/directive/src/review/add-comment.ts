import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { EventStore, keyReused } from '#libs/event-store';
import { Clock, humanText, inTransaction, InvalidInput } from '#libs/platform';
import { isAmong, waitingForCommittee } from '#libs/workflow';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { type History, readHistory } from '../obligation/read-history.js';
import { anchorShape, isPlace } from './anchor.js';
import { type Comment, commentOf, writeComment } from './comments.js';
import { Reports } from './reports.js';

export const commentBody = z.strictObject({
  text: humanText(2, 2000),
  anchor: anchorShape.default(null),
});
type CommentBody = z.infer<typeof commentBody>;

export class AddComment extends Command<Comment> {
  constructor(readonly input: ObligationCommand & { readonly body: CommentBody }) {
    super();
  }
}

/** The same key of the same person gives the same comment. */
function idOf({ actor, commandId }: ObligationCommand): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['comment', actor.id, commandId]))
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function sameComment(kept: Comment, { text, anchor }: CommentBody): boolean {
  return (
    kept.text === text &&
    JSON.stringify(Object.entries(kept.anchor ?? {}).toSorted()) ===
      JSON.stringify(Object.entries(anchor ?? {}).toSorted())
  );
}

/**
 * Adds a comment to the round that is under review. Errors: `Refused` NO_SUCH_OBLIGATION,
 * NOTHING_TO_REVIEW, IDEMPOTENCY_KEY_REUSED; `InvalidInput` when the report has no such row, column
 * or file.
 */
@CommandHandler(AddComment)
export class AddCommentHandler implements ICommandHandler<AddComment> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Reports) private readonly reports: Reports,
  ) {}

  async execute({ input }: AddComment): Promise<Comment> {
    return inTransaction(this.dataSource, async (manager) => {
      // A return takes the same lock, so a comment either goes with it or belongs to the next
      // round.
      await this.store.head(input.obligation, { manager, lock: true });
      const history = await readHistory(this.store, input, manager);
      const id = idOf(input);
      const kept = await commentOf(manager, input.obligation, id);
      if (kept && sameComment(kept, input.body)) return kept;
      if (kept) throw keyReused();
      await this.write(manager, history, {
        input,
        id,
        on: await new Clock(this.dataSource).today(manager),
      });
      return (await commentOf(manager, input.obligation, id))!;
    });
  }

  private async write(
    manager: EntityManager,
    { state }: History,
    { input, id, on }: { input: AddComment['input']; id: string; on: string },
  ): Promise<void> {
    const { status, report, round, cell, directive, workflow } = state;
    if (!report || !isAmong(waitingForCommittee, status)) {
      throw new Refused(
        'NOTHING_TO_REVIEW',
        'Không có báo cáo nào đang chờ xem xét để góp ý. Nếu báo cáo đã trả lại, hãy chờ chi ' +
          'bộ gửi lại.',
      );
    }
    const { anchor, text } = input.body;
    if (anchor) {
      const kept = await this.reports.read(manager, { cell, receipt: report.receipt });
      const tables = await this.reports.tables(
        manager,
        { cell, directive, receipt: report.receipt, on, workflow },
        kept,
      );
      if (!isPlace(anchor, { tables, files: kept.files }))
        throw new InvalidInput([
          {
            path: 'anchor',
            message:
              'Báo cáo không có chỗ này (bảng, dòng, cột hoặc tệp). Hãy tải lại báo cáo rồi ' +
              'chọn chỗ góp ý',
          },
        ]);
    }
    await writeComment(manager, input.obligation, { id, round, anchor, text, by: input.actor.id });
  }
}
