import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import {
  type PrintedList,
  profileFor,
  writeListDocument,
  writeListWorkbook,
} from '#libs/documents';
import { type StoredEvent } from '#libs/event-store';
import {
  type Actor,
  type Cell,
  getCell,
  getCommittee,
  listMembers,
  listPlannedPosts,
} from '#libs/org';
import { type ApprovedList, type Person, type TermReview } from '#libs/planning';
import { readDirective } from '../campaign/read-directive.js';
import { type Opened, ReportDesk } from '../draft/report-desk.js';
import { planListStream, type StandingList } from '../planning/plan-list.js';
import { foldPlanList, paperList } from '../planning/read-plan-lists.js';
import { reportOf } from '../receipt/read-receipt.js';
import { type PlanningReport } from '../obligation/report.js';
import { printedList } from './printed-list.js';
import { type WorkbookFile } from './report-workbook.js';

/** Phụ lục 1 is the list reviewed and carried on; phụ lục 2 is what was added. */
export const listQuery = z.strictObject({ appendix: z.enum(['1', '2']).default('1') });

export class PrintList extends Query<WorkbookFile> {
  constructor(
    readonly asked: {
      readonly obligation: string;
      readonly actor: Actor;
      readonly appendix: '1' | '2';
    },
    readonly format: 'xlsx' | 'docx',
  ) {
    super();
  }
}

interface LastReport {
  readonly report: PlanningReport;
  readonly receivedOn: string;
}

/**
 * Prints the list of the last report in the official columns: the report that counts or, when none
 * does, the last one that was kept. Errors: `Refused` NO_SUCH_LIST.
 */
const noSuchList = (why: string): Refused =>
  new Refused('NO_SUCH_LIST', `Chưa có danh sách để in: ${why}.`);

@QueryHandler(PrintList)
export class PrintListHandler implements IQueryHandler<PrintList> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ asked, format }: PrintList): Promise<WorkbookFile> {
    const opened = await this.desk.open(asked.obligation, asked.actor, 'obligation.read');
    const list = await this.list(opened, asked.appendix === '1' ? 1 : 2);
    const bytes = format === 'xlsx' ? writeListWorkbook(list) : await writeListDocument(list);
    return { name: `phu-luc-${asked.appendix}-${opened.state.cell}.${format}`, bytes };
  }

  private async list(opened: Opened, appendix: 1 | 2): Promise<PrintedList> {
    const { manager } = this.desk.dataSource;
    const { state } = opened;
    const cell = (await getCell(manager, state.cell))!;
    const { report, receivedOn } = await this.lastReport(opened, cell);
    const committee = (await getCommittee(manager, cell.committee, receivedOn))!;
    const { content } = (await readDirective(this.desk.store, state.directive)).state;
    const bases = await this.bases(cell, report.submission.terms);
    const people = await this.people(report, bases);
    return printedList({
      appendix,
      report,
      form: this.desk.workflows.planningForm(opened.definition),
      year: content.year,
      cell,
      committee,
      bases,
      people,
      issuedOn: layoutDay(report.reportedOn, receivedOn),
    });
  }

  private async lastReport({ state }: Opened, { committee }: Cell): Promise<LastReport> {
    const { manager } = this.desk.dataSource;
    const receipt = state.report?.receipt ?? state.setAside.at(-1)?.receipt;
    if (receipt === undefined) throw noSuchList('chi bộ chưa gửi báo cáo');
    const { report } = await reportOf(manager, committee, receipt);
    if (report.outcome === 'reported')
      throw noSuchList(
        'đợt này không lập danh sách quy hoạch; nội dung báo cáo xem ở biểu mẫu của đợt',
      );
    const rows: { at: string }[] = await manager.query(
      'select app.iso(completed_at) as at from app.receipt where body = $1 and number = $2',
      [committee, receipt],
    );
    return { report, receivedOn: civilDate(rows[0]!.at) };
  }

  /** The lists as they stood when the cell reviewed them, whatever was approved since. */
  private async bases(cell: Cell, terms: readonly TermReview[]): Promise<ApprovedList[]> {
    const planned = await listPlannedPosts(this.desk.dataSource.manager, cell.id);
    const lists: ApprovedList[] = [];
    for (const { term, baseVersion } of terms) {
      const events = await this.desk.store.read(planListStream(term.id));
      lists.push((baseOf(events, baseVersion) ?? paperList(cell.id, term, planned)).list);
    }
    return lists;
  }

  /** A report without changes may name nobody. The names then come from the records. */
  private async people(
    { submission }: PlanningReport,
    bases: readonly ApprovedList[],
  ): Promise<Map<string, Person>> {
    const ids = bases.flatMap(({ entries }) => entries.map(({ person }) => person));
    const recorded = (await listMembers(this.desk.dataSource.manager, { ids, cards: [] })).map(
      (member): Person => ({ ...member, partyPost: null, ratings: [], discipline: null }),
    );
    return new Map([...recorded, ...submission.people].map((person) => [person.id, person]));
  }
}

/**
 * The list at that version. A version is given only once, and the list returns to it when a later
 * approval is revoked.
 */
function baseOf(events: readonly StoredEvent[], version: number): StandingList | undefined {
  const lists = events.map((_, i) => foldPlanList(events.slice(0, i + 1)));
  return lists.findLast((found) => found?.list.version === version) ?? lists.at(-1);
}

/** The day of the paper, or of its arrival when the paper is dated before any known layout. */
function layoutDay(reportedOn: string, receivedOn: string): string {
  try {
    profileFor(reportedOn);
    return reportedOn;
  } catch (error) {
    if (error instanceof RangeError) return receivedOn;
    throw error;
  }
}
