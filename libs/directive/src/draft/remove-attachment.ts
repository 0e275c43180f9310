import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { inTransaction } from '#libs/platform';
import { Deposit } from '#libs/records';
import { ReportDesk } from './report-desk.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { attachmentOf, lockBytes, lockFilesOf } from './attachment-store.js';

export interface RemoveAnswer {
  readonly obligation: string;
  readonly id: string;
  readonly removed: true;
}

export class RemoveAttachment extends Command<RemoveAnswer> {
  constructor(readonly input: ObligationCommand & { readonly attachment: string }) {
    super();
  }
}

/**
 * Removes a file that is in no report yet, and its bytes unless another file has the same ones. The
 * row goes before the bytes: a crash in between leaves bytes that no row names, which verify
 * reports and nobody can read. Asked again, it answers the same. Errors: `Refused`
 * NO_SUCH_ATTACHMENT, FILE_IN_REPORT.
 */
@CommandHandler(RemoveAttachment)
export class RemoveAttachmentHandler implements ICommandHandler<RemoveAttachment> {
  constructor(
    @Inject(ReportDesk) private readonly desk: ReportDesk,
    @Inject(Deposit) private readonly deposit: Deposit,
  ) {}

  async execute({ input }: RemoveAttachment): Promise<RemoveAnswer> {
    const { obligation, actor, attachment } = input;
    await this.desk.open(obligation, actor, 'obligation.submit');
    const answer = { obligation, id: attachment, removed: true } as const;
    const sha256 = await inTransaction(this.desk.dataSource, (manager) =>
      removeRow(manager, obligation, attachment),
    );
    if (sha256)
      await inTransaction(this.desk.dataSource, (manager) => this.dropBytes(manager, sha256));
    return answer;
  }

  private async dropBytes(manager: EntityManager, sha256: string): Promise<void> {
    await lockBytes(manager, sha256);
    const others: unknown[] = await manager.query(
      `select 1 from app.attachment where sha256 = $1 and removed_at is null union all select 1
        from app.report_workbook where sha256 = $1 limit 1`,
      [sha256],
    );
    if (others.length === 0) await this.deposit.drop(sha256);
  }
}

/** The hash of the file that is removed, now or by an earlier call. */
async function removeRow(manager: EntityManager, obligation: string, id: string): Promise<string> {
  await lockFilesOf(manager, obligation);
  const removed: { sha256: string }[] = await manager.query(
    `select sha256 from app.attachment where obligation = $1 and id::text = lower($2)
      and removed_at is not null`,
    [obligation, id],
  );
  if (removed[0]) return removed[0].sha256;
  const found = await attachmentOf(manager, obligation, id);
  const [rows]: [{ sha256: string }[], number] = await manager.query(
    `update app.attachment set removed_at = app.now() where id = $1 and receipt is null
      and removed_at is null returning sha256`,
    [found.id],
  );
  if (rows[0]) return rows[0].sha256;
  throw new Refused(
    'FILE_IN_REPORT',
    `Tệp “${found.name}” đã thuộc một báo cáo đã gửi nên không xóa được: báo cáo được lưu ` +
      'nguyên như lúc nhận.',
  );
}
