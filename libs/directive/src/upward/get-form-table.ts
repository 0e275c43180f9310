import { Inject, Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { composeFormTable, mediaTypeOf, writeTablesWorkbook } from '#libs/documents';
import { EventStore } from '#libs/event-store';
import { Clock, inTransaction } from '#libs/platform';
import { Workflows } from '../definition/workflows.js';
import { type Issuer, issuer, letterFrame } from '../letters/issuer.js';
import { DraftPrinter } from './draft-printer.js';
import { formTableBook, formTablePage, type TableFacts } from './form-table-paper.js';
import { type MadeFile } from './get-consolidation.js';
import { type FormTable, type ReadFormTable, readFormTable } from './read-form-table.js';

/** The table as it is answered: at most so many rows of each part, the sums over all of them. */
export interface FormTableAnswer extends FormTable {
  /** Number of rows that are not shown here. The workbook has all of them. */
  readonly moreRows: number;
}

export class GetFormTable extends Query<FormTableAnswer> {
  constructor(readonly directive: string) {
    super();
  }
}

export class GetFormTableFile extends Query<MadeFile> {
  constructor(
    readonly directive: string,
    readonly format: 'xlsx' | 'pdf',
  ) {
    super();
  }
}

const SHOWN = 2_000;
/** A page for the eye; more are for a workbook. */
const PRINTED = 1_500;
/** Fewer than a sheet can hold. */
const WRITTEN = 500_000;

/** Reads what all cells reported, with what it takes to make a file of it. */
@Injectable()
export class FormTables {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<FormTable> {
    return (await inTransaction(this.dataSource, (manager) => this.table(manager, id))).table;
  }

  facts(id: string): Promise<TableFacts & { readonly from: Issuer }> {
    return inTransaction(this.dataSource, async (manager) => {
      const { committee, ...read } = await this.table(manager, id);
      const today = await this.clock.today(manager);
      return { ...read, today, from: await issuer(manager, committee, today) };
    });
  }

  private table(manager: EntityManager, id: string): Promise<ReadFormTable> {
    return readFormTable({ store: this.store, workflows: this.workflows, manager }, id);
  }
}

/** Errors: as `readFormTable`. */
@QueryHandler(GetFormTable)
export class GetFormTableHandler implements IQueryHandler<GetFormTable> {
  constructor(@Inject(FormTables) private readonly tables: FormTables) {}

  async execute({ directive }: GetFormTable): Promise<FormTableAnswer> {
    const table = await this.tables.read(directive);
    return {
      ...table,
      tables: table.tables.map((one) => ({ ...one, rows: one.rows.slice(0, SHOWN) })),
      moreRows: table.tables.reduce((sum, { rows }) => sum + Math.max(0, rows.length - SHOWN), 0),
    };
  }
}

function requireRows({ tables }: FormTable, atMost: number, fix: string): void {
  const rows = tables.reduce((sum, one) => sum + one.rows.length, 0);
  if (rows > atMost)
    throw new Refused(
      'TABLE_OF_TOO_MANY_ROWS',
      `Bảng có ${rows} dòng, nhiều hơn ${atMost}. ${fix}`,
      {
        rows,
        atMost,
      },
    );
}

/** A file for the asker, never kept. Errors: as `readFormTable`, TABLE_OF_TOO_MANY_ROWS. */
@QueryHandler(GetFormTableFile)
export class GetFormTableFileHandler implements IQueryHandler<GetFormTableFile> {
  constructor(
    @Inject(FormTables) private readonly tables: FormTables,
    @Inject(DraftPrinter) private readonly printer: DraftPrinter,
  ) {}

  async execute({ directive, format }: GetFormTableFile): Promise<MadeFile> {
    const { from, ...facts } = await this.tables.facts(directive);
    const name = `tong-hop-${directive}.${format}`;
    if (format === 'xlsx') {
      requireRows(facts.table, WRITTEN, 'Hãy xem bảng theo từng đợt nhỏ hơn.');
      return {
        name,
        mediaType: mediaTypeOf.xlsx,
        bytes: writeTablesWorkbook(formTableBook(facts)),
      };
    }
    requireRows(facts.table, PRINTED, 'Hãy tải bảng tính (.xlsx) thay cho bản in.');
    const { superior, name: committee } = letterFrame(from).issuer;
    const page = formTablePage(facts, { superior, name: committee });
    return {
      name,
      mediaType: 'application/pdf',
      bytes: await this.printer.print(composeFormTable(page)),
    };
  }
}
