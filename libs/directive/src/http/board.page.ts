import { Controller, Get, Header, Inject, Query as QueryParam } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { cutoffText, longDateTime, shortDate, shortDateTime } from '#libs/calendar';
import { type Board as BoardPage, composePage } from '#libs/documents';
import {
  type Actor,
  type Committee,
  CurrentActor,
  getCommittee,
  listCommittees,
  Requires,
} from '#libs/org';
import { Clock } from '#libs/platform';
import { type BoardWords, doneStatuses, isAmong } from '#libs/workflow';
import { ListDirectives } from '../campaign-use/list-directives.js';
import { figuresOf, statusInWords } from '../board/board-in-words.js';
import { type Board, type BoardLine, GetBoard } from '../board/get-board.js';
import { runningStatuses } from '../campaign/directive.js';
import { Workflows } from '../definition/workflows.js';

const pageQuery = z.object({ directive: z.string().max(60).optional() });

/** As many as a screen holds; /readyz has all. */
const SHOWN = 8;

type Campaign = NonNullable<BoardPage['campaign']>;

function link(notice: string | null, sealed: boolean): string | null {
  return notice && sealed ? `/documents/${encodeURIComponent(notice)}.pdf` : null;
}

function row(line: BoardLine, words: BoardWords): Campaign['cells'][number] {
  return {
    name: line.cellName,
    status: statusInWords(line, words),
    round: line.round,
    submittedAtText: line.submittedAt && shortDateTime(line.submittedAt),
    receiptNumber: line.receipt ?? line.lateReceipts.at(-1) ?? null,
    dueText: line.wording,
    noticeNumber: line.noticeSymbol,
    noticeUrl: link(line.notice, line.noticeSealed),
    noticeRevoked: line.noticeRevoked,
    lateKept: line.lateReceipts.length > 0,
    held: line.hold !== null,
    overdueText: line.overdue?.text,
    ...endingOf(line),
  };
}

/**
 * The paper that cancelled a line, or the remark that its cell is gone while somebody still has to
 * decide.
 */
function endingOf({
  cancelled,
  cellEndedOn,
  status,
}: BoardLine): Pick<Campaign['cells'][number], 'cancelledText' | 'endedText'> {
  return {
    cancelledText: cancelled && `Theo văn bản số ${cancelled.document}`,
    endedText: cellEndedOn && !isAmong(doneStatuses, status) ? shortDate(cellEndedOn) : null,
  };
}

function campaign(board: Board): Campaign {
  return {
    title: board.subject.charAt(0).toLocaleUpperCase('vi') + board.subject.slice(1),
    directiveNumber:
      board.symbol && board.issuedOn ? `${board.symbol}, ngày ${shortDate(board.issuedOn)}` : null,
    directiveUrl: link(board.notice, board.letterSealed),
    wording: board.wording,
    cutoffText: cutoffText(board.cutoffAt),
    closed: board.status === 'closed',
    counts: figuresOf(board.lines, board.words),
    cells: board.lines.map((line) => row(line, board.words)),
  };
}

/** The plain board, to print and for the public: the campaign issued last, or the one asked for. */
@ApiExcludeController()
@Controller()
export class BoardController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  @Get('/bang')
  @Header('content-type', 'text/html; charset=utf-8')
  @Requires('board.read')
  async page(
    @QueryParam({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<string> {
    const directive = query.directive ?? (await this.newest(actor));
    const committee = await this.committee();
    return composePage('board', {
      committeeName: committee?.name ?? 'Đôn Đốc',
      banner: committee?.note || null,
      asOfText: longDateTime(await this.clock.now()),
      ...(actor.role === 'admin' ? await this.skipped() : {}),
      campaign: directive
        ? campaign(await this.queries.execute(new GetBoard(directive, actor)))
        : null,
    });
  }

  /**
   * The campaign to show. A draft is no public news yet: only the committee's own people see it,
   * and only while nothing was issued.
   */
  private async newest(actor: Actor): Promise<string | undefined> {
    const all = await this.queries.execute(new ListDirectives(actor));
    return (all.find(({ status }) => isAmong(runningStatuses, status)) ?? all[0])?.directive;
  }

  /** Whoever looks after the definitions sees here what keeps one from use. */
  private async skipped(): Promise<Pick<BoardPage, 'skipped' | 'skippedMore'>> {
    const { skipped } = await this.workflows.figures();
    return {
      skipped: skipped
        .slice(0, SHOWN)
        .map(({ folder, why, more }) => ({ folder, why: [...why], more })),
      skippedMore: Math.max(0, skipped.length - SHOWN),
    };
  }

  private async committee(): Promise<Committee | undefined> {
    const [id] = await listCommittees(this.dataSource.manager);
    return id === undefined
      ? undefined
      : getCommittee(this.dataSource.manager, id, await this.clock.today());
  }
}
