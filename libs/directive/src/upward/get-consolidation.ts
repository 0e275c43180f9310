import { Inject, Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { baoCaoTongHop, cite } from '#libs/document-kinds';
import { composeDocument, writeConsolidationWorkbook } from '#libs/documents';
import { EventStore } from '#libs/event-store';
import { Clock, inTransaction } from '#libs/platform';
import { type Directive, isNumbered } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { issuer } from '../letters/issuer.js';
import { Workflows } from '../definition/workflows.js';
import { consolidationSheet, type UpwardLetter, upwardLetter } from './consolidation-paper.js';
import { DraftPrinter } from './draft-printer.js';
import { closedAt, type Consolidation, readConsolidation } from './read-consolidation.js';

/** A file for the asker that is never kept. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export class GetConsolidation extends Query<Consolidation> {
  constructor(readonly directive: string) {
    super();
  }
}

/**
 * Figures, workbook and draft are computed from the lists' own facts when they are asked for, so
 * there is nothing to keep in step.
 */
@QueryHandler(GetConsolidation)
export class GetConsolidationHandler implements IQueryHandler<GetConsolidation> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  execute({ directive }: GetConsolidation): Promise<Consolidation> {
    return inTransaction(this.dataSource, (manager) =>
      readConsolidation({ store: this.store, workflows: this.workflows, manager }, directive),
    );
  }
}

export class GetConsolidationFile extends Query<MadeFile> {
  constructor(
    readonly directive: string,
    readonly format: 'xlsx' | 'pdf',
  ) {
    super();
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The report as it would be issued today. */
@Injectable()
export class UpwardDrafts {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `cited` is the report that the table goes with, once there is one. */
  read(id: string): Promise<{ letter: UpwardLetter; cited: string | null }> {
    return inTransaction(this.dataSource, (manager) => this.letter(manager, id));
  }

  private async letter(
    manager: EntityManager,
    id: string,
  ): Promise<{ letter: UpwardLetter; cited: string | null }> {
    const table = await readConsolidation(
      { store: this.store, workflows: this.workflows, manager },
      id,
    );
    requireTerms(table);
    const { state } = await readDirective(this.store, id, manager);
    const issuedOn = await this.paperDay(manager, id, state);
    const from = await issuer(manager, state.content.committee, issuedOn);
    const paper = isNumbered(state) ? (state.upward.report ?? state.upward.interim) : null;
    return {
      letter: { from, content: state.content, table, issuedOn, interim: table.cells.open > 0 },
      cited: paper && cite(baoCaoTongHop, paper),
    };
  }

  /**
   * The day whose superior, place, signer and layout are printed: that of the report that went out.
   * Without a report, it is the day on which the campaign was closed, else today, but never a day
   * after the campaign's year.
   */
  private async paperDay(
    manager: EntityManager,
    id: string,
    state: Exclude<Directive, { status: 'none' }>,
  ): Promise<string> {
    const closed = await closedAt(manager, id, state);
    const known = reportedOn(state) ?? (closed && civilDate(closed));
    const [today, lastDay] = [await this.clock.today(manager), `${state.content.year}-12-31`];
    return known ?? (today < lastDay ? today : lastDay);
  }
}

/** The day of the report that went out. */
function reportedOn(state: Directive): string | null {
  if (!isNumbered(state)) return null;
  return state.upward.report?.on ?? state.upward.interim?.on ?? null;
}

@QueryHandler(GetConsolidationFile)
export class GetConsolidationFileHandler implements IQueryHandler<GetConsolidationFile> {
  constructor(
    @Inject(UpwardDrafts) private readonly drafts: UpwardDrafts,
    @Inject(DraftPrinter) private readonly printer: DraftPrinter,
  ) {}

  async execute({ directive, format }: GetConsolidationFile): Promise<MadeFile> {
    const { letter, cited } = await this.drafts.read(directive);
    const name = `${baoCaoTongHop.name}-${directive}.${format}`;
    if (format === 'xlsx')
      return {
        name,
        mediaType: XLSX,
        bytes: writeConsolidationWorkbook(consolidationSheet(letter, cited)),
      };
    return {
      name,
      mediaType: 'application/pdf',
      bytes: await this.printer.print(
        composeDocument(baoCaoTongHop.name, upwardLetter(letter, null)),
      ),
    };
  }
}

/** Refuses a paper that would have no table. Error: `Refused` NO_TERMS. */
export function requireTerms({ terms }: Consolidation): void {
  if (terms.length === 0)
    throw new Refused(
      'NO_TERMS',
      'Danh sách tổ chức chưa có nhiệm kỳ nào của đợt này. Hãy bổ sung nhiệm kỳ rồi nhập lại ' +
        '(dondoc import-org).',
    );
}
