import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { inTransaction } from '#libs/platform';
import { ReportDesk, requireKeeping } from './report-desk.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { attachmentRules, tooMany } from './attachment-rules.js';
import {
  addRow,
  alreadyDone,
  attachmentOf,
  countOf,
  lockBytes,
  lockFilesOf,
} from './attachment-store.js';
import { requireOpenPaper } from './secrecy.js';
import { type AttachmentAnswer } from './upload-attachment.js';

export class CopyAttachment extends Command<AttachmentAnswer> {
  constructor(readonly input: ObligationCommand & { readonly attachment: string }) {
    super();
  }
}

/**
 * Copies a file of an earlier report of this obligation for the next one: the same bytes under a
 * new id, without an upload.
 */
@CommandHandler(CopyAttachment)
export class CopyAttachmentHandler implements ICommandHandler<CopyAttachment> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ input }: CopyAttachment): Promise<AttachmentAnswer> {
    const { obligation, actor, commandId, attachment } = input;
    const opened = await this.desk.open(obligation, actor, 'obligation.submit');
    requireKeeping(opened, actor);
    const rules = attachmentRules(opened.definition.form);
    const begunAt = await this.desk.clock.now();
    return inTransaction(this.desk.dataSource, async (manager) => {
      await lockFilesOf(manager, obligation);
      const { name, type, bytes, sha256 } = await attachmentOf(manager, obligation, attachment);
      // The file may be older than today's rules about names.
      requireOpenPaper(name);
      const asked = { obligation, sha256, name, by: actor.id, command: commandId };
      const done = await alreadyDone(manager, asked);
      if (done) return { obligation, ...done };
      // Copies are made of files that were sent, so the files of the present report need not count
      // twice.
      if ((await countOf(manager, obligation, null)) >= rules.maxFiles) throw tooMany(rules);
      await lockBytes(manager, sha256);
      return {
        obligation,
        ...(await addRow(manager, { ...asked, id: randomUUID(), type, bytes, begunAt })),
      };
    });
  }
}
