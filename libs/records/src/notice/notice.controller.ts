import { Controller, Get, Inject, Param, Query as QueryParam, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { findKind } from '#libs/document-kinds';
import { downloadHeaders } from '#libs/documents';
import { type Actor, can, CurrentActor, Requires, WritesLook } from '#libs/org';
import { Archive } from '../archive/archive.js';
import { fileName } from './paper-name.js';

const listQuery = z.strictObject({ dossier: z.string().max(100).optional() });

export interface NoticeLine {
  readonly notice: string;
  readonly symbol: string;
  /**
   * Together with number and type, it tells the paper from every other, because two terms may use
   * the same symbol.
   */
  readonly body: string;
  readonly term: string;
  readonly documentType: string;
  readonly number: number;
  /** File in the archive; null until it is sealed. */
  readonly file: string | null;
  readonly kind: string;
  readonly issuedOn: string;
  readonly title: string;
  readonly dossier: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly deliveredTo: readonly string[];
  readonly cell: string | null;
  /**
   * Set for a notice that no longer counts: since when, and by which paper. The reason is shown to
   * those who may see the cell's file.
   */
  readonly revoked: {
    readonly at: string;
    readonly document: string | null;
    readonly documentOn: string | null;
    readonly reason: string | null;
  } | null;
}

interface Reply {
  header(name: string, value: string): Reply;
  send(bytes: Buffer): Reply;
}

const linesOf = (papers: string): string => `
  select o.key as notice, o.symbol, o.body, o.term, o.document_type as "documentType", o.number,
    o.file, o.kind, o.issued_on::text as "issuedOn", o.title, o.dossier, o.sha256, o.size,
    o.delivered_to as "deliveredTo",
    case when h.category = 'obligation' then h.owner end as cell,
    case when o.revoked then jsonb_build_object('at', app.iso(o.revoked_at), 'document',
      o.revoked_document, 'documentOn', o.revoked_document_on::text, 'reason', o.revoked_reason)
      end as revoked
  from ${papers} o left join app.head h on h.stream = o.subject`;
const LINES = linesOf('app.outgoing');
/** What the committees directly below have reported to the one within which this is asked. */
const REPORTS_BELOW = linesOf('app.reports_below()');

/**
 * Papers with the figures of all cells are for those who may see them side by side, whatever else
 * is public.
 */
function readable(actor: Actor, { kind, cell }: NoticeLine): boolean {
  return (
    can(actor, 'document.read', { cell: cell ?? undefined }) &&
    (findKind(kind)?.readers !== 'committee' || can(actor, 'consolidation.read'))
  );
}

/**
 * The reason of a revocation may concern a person, so only those who may see the cell's file read
 * it.
 */
function shownTo(actor: Actor, line: NoticeLine): NoticeLine {
  const { revoked, cell } = line;
  return revoked === null || can(actor, 'obligation.read', { cell: cell ?? undefined })
    ? line
    : { ...line, revoked: { ...revoked, reason: null } };
}

/** The register of outgoing papers, and the archived bytes themselves. */
@ApiTags('notices')
@ApiBearerAuth()
@Controller()
export class NoticeController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Archive) private readonly archive: Archive,
  ) {}

  @Get('api/notices')
  @ApiOperation({ summary: 'Lists the register of outgoing papers' })
  @ApiQuery({ name: 'dossier', required: false })
  @Requires('document.read')
  async list(
    @CurrentActor() actor: Actor,
    @QueryParam({ schema: listQuery }) { dossier }: z.infer<typeof listQuery>,
  ): Promise<NoticeLine[]> {
    const lines: NoticeLine[] = await this.dataSource.query(
      `${LINES} where ($1::text is null or o.dossier = $1) order by o.body, o.term, ` +
        'o.document_type, o.number',
      [dossier ?? null],
    );
    return lines.filter((line) => readable(actor, line)).map((line) => shownTo(actor, line));
  }

  /** The archived file. Every print is a copy of these bytes. */
  @Get('documents/:notice.pdf')
  @ApiOperation({ summary: 'The sealed file of a paper; every print is a copy of these bytes' })
  @ApiProduces('application/pdf')
  @Requires('document.read')
  @WritesLook()
  async file(
    @CurrentActor() actor: Actor,
    @Param('notice') notice: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const line = (await this.find(LINES, notice)) ?? (await this.fromBelow(actor, notice));
    if (!line || !readable(actor, line))
      throw new Refused('NO_SUCH_DOCUMENT', 'Không có văn bản này, hoặc đồng chí không được xem.');
    if (!line.sha256)
      throw new Refused(
        'NOT_SEALED_YET',
        'Văn bản đã có số và đang được lập tệp PDF. Hãy mở lại sau ít giây.',
      );
    const bytes = await this.archive.get(line.sha256);
    const name = line.file?.split('/').at(-1) ?? `${fileName(line.symbol)}.pdf`;
    reply
      .header('content-type', 'application/pdf')
      .header(
        'content-disposition',
        downloadHeaders(name, 'application/pdf')['content-disposition']!.replace(
          'attachment',
          'inline',
        ),
      )
      .header('x-content-type-options', 'nosniff')
      .header('etag', `"${line.sha256}"`)
      .send(bytes);
  }

  private async find(lines: string, notice: string): Promise<NoticeLine | undefined> {
    const rows: NoticeLine[] = await this.dataSource.query(`${lines} where o.key = $1`, [notice]);
    return rows[0];
  }

  private fromBelow(actor: Actor, notice: string): Promise<NoticeLine | undefined> | undefined {
    return can(actor, 'subordinate.read') ? this.find(REPORTS_BELOW, notice) : undefined;
  }
}
