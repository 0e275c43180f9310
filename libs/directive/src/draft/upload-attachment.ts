import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refused } from '#libs/decider';
import { type FileType, sniffFile, wordLines } from '#libs/documents';
import { type FileUpload, inTransaction } from '#libs/platform';
import { Deposit, DepositTooLarge, type Received } from '#libs/records';
import { type Opened, ReportDesk, requireKeeping } from './report-desk.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import {
  type AttachmentRules,
  attachmentRules,
  bytesAtMost,
  kindTaken,
  tooLarge,
  tooMany,
} from './attachment-rules.js';
import {
  addRow,
  alreadyDone,
  type Attachment,
  countOf,
  lockBytes,
  lockFilesOf,
} from './attachment-store.js';
import { fileNameIn } from './file-name.js';
import { requireUnstamped } from './secrecy.js';

export type AttachmentAnswer = Attachment & { readonly obligation: string };

export class UploadAttachment extends Command<AttachmentAnswer> {
  /** `name` is the raw header. `upload` is undefined when the request has no body. */
  constructor(
    readonly input: ObligationCommand & {
      readonly name: string | undefined;
      readonly upload: FileUpload | undefined;
    },
  ) {
    super();
  }
}

/**
 * The kind of a file whose paper may be on this system. Errors: those of `kindTaken`, `Refused`
 * FILE_MARKED_SECRET.
 */
async function openKind(path: string, name: string, rules: AttachmentRules): Promise<FileType> {
  const sniffed = await sniffFile(path);
  // A part that cannot be inflated makes a damaged file, whatever its directory says.
  const lines =
    'type' in sniffed && sniffed.type === 'docx'
      ? await wordLines(path).catch(() => undefined)
      : [];
  const type = kindTaken(lines === undefined ? { doubt: 'DAMAGED' } : sniffed, name, rules);
  requireUnstamped(lines ?? []);
  return type;
}

/**
 * Streams a file to disk, tells its kind from its bytes, and gives it its name in the archive in
 * the transaction that writes its row. A row therefore never lacks its bytes; bytes that a crash
 * left without a row are unknown to everybody and do no harm. A file's arrival before the cutoff
 * does not count by itself: the first byte of the report that names it decides (design §6). Errors:
 * `Refused` FILES_NOT_TAKEN, NOT_IN_THIS_STATE, FILE_… of attachment-rules, IDEMPOTENCY_KEY_REUSED.
 */
@CommandHandler(UploadAttachment)
export class UploadAttachmentHandler implements ICommandHandler<UploadAttachment> {
  constructor(
    @Inject(ReportDesk) private readonly desk: ReportDesk,
    @Inject(Deposit) private readonly deposit: Deposit,
  ) {}

  async execute({ input }: UploadAttachment): Promise<AttachmentAnswer> {
    const { obligation, actor, upload } = input;
    const opened = await this.desk.open(obligation, actor, 'obligation.submit');
    requireKeeping(opened, actor);
    const rules = attachmentRules(opened.definition.form);
    const name = fileNameIn(input.name);
    if (!upload)
      throw new Refused(
        'FILE_EMPTY',
        'Chưa có nội dung tệp. Hãy gửi nguyên nội dung tệp trong thân yêu cầu.',
      );
    const begunAt = await this.desk.clock.now();
    const received = await this.receive(upload, rules);
    try {
      return {
        obligation,
        ...(await this.add({ ...input, name }, opened, { received, rules, begunAt })),
      };
    } finally {
      await received.discard();
    }
  }

  private async receive(
    { stream, announced = 0 }: FileUpload,
    rules: AttachmentRules,
  ): Promise<Received> {
    if (announced > bytesAtMost(rules)) throw tooLarge(rules);
    try {
      return await this.deposit.receive(stream, bytesAtMost(rules));
    } catch (error) {
      throw error instanceof DepositTooLarge ? tooLarge(rules) : error;
    }
  }

  private async add(
    { obligation, actor, commandId, name }: ObligationCommand & { readonly name: string },
    { state }: Opened,
    { received, rules, begunAt }: { received: Received; rules: AttachmentRules; begunAt: string },
  ): Promise<Attachment> {
    const { sha256, bytes } = received;
    const asked = { obligation, sha256, name, by: actor.id, command: commandId };
    const type = await openKind(received.path, name, rules);
    return inTransaction(this.desk.dataSource, async (manager) => {
      await lockFilesOf(manager, obligation);
      const done = await alreadyDone(manager, asked);
      if (done) return done;
      if ((await countOf(manager, obligation, state.report?.receipt ?? null)) >= rules.maxFiles)
        throw tooMany(rules);
      await lockBytes(manager, sha256);
      const added = await addRow(manager, { ...asked, id: randomUUID(), type, bytes, begunAt });
      await this.deposit.keep(received);
      return added;
    });
  }
}
