import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Actor, can } from '#libs/org';
import { Deposit } from '#libs/records';
import { type Opened, ReportDesk } from './report-desk.js';
import { type Attachment, attachmentOf, listOf, noSuchAttachment } from './attachment-store.js';

export class ListAttachments extends Query<Attachment[]> {
  constructor(
    readonly obligation: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** A file that was not sent yet belongs to the cell's draft, and nobody else sees it. */
const sees = ({ state }: Opened, actor: Actor, { receipt }: Attachment): boolean =>
  receipt !== null || can(actor, 'obligation.submit', { cell: state.cell });

@QueryHandler(ListAttachments)
export class ListAttachmentsHandler implements IQueryHandler<ListAttachments> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ obligation, actor }: ListAttachments): Promise<Attachment[]> {
    const opened = await this.desk.open(obligation, actor, 'obligation.read');
    return (await listOf(this.desk.dataSource.manager, obligation)).filter((one) =>
      sees(opened, actor, one),
    );
  }
}

export type AttachmentBytes = Attachment & { readonly stream: NodeJS.ReadableStream };

export class ReadAttachment extends Query<AttachmentBytes> {
  constructor(
    readonly obligation: string,
    readonly attachment: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Errors: `Refused` NO_SUCH_ATTACHMENT. */
@QueryHandler(ReadAttachment)
export class ReadAttachmentHandler implements IQueryHandler<ReadAttachment> {
  constructor(
    @Inject(ReportDesk) private readonly desk: ReportDesk,
    @Inject(Deposit) private readonly deposit: Deposit,
  ) {}

  async execute({ obligation, attachment, actor }: ReadAttachment): Promise<AttachmentBytes> {
    const opened = await this.desk.open(obligation, actor, 'obligation.read');
    const found = await attachmentOf(this.desk.dataSource.manager, obligation, attachment);
    // The answer is the same as for a missing file, because whether a cell has uploaded something
    // is its own business too.
    if (!sees(opened, actor, found)) throw noSuchAttachment();
    return { ...found, stream: (await this.deposit.read(found.sha256)).stream };
  }
}
