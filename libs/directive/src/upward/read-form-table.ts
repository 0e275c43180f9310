import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type Column, type Form, partsOf, shownValue, withFiles } from '#libs/forms';
import {
  firstStatus,
  isAmong,
  waitingForCommittee,
  type Status,
  statusFacts,
  type Workflow,
} from '#libs/workflow';
import { isRunning, type Running } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { notIssued } from '../definition/refusals.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { parseKept } from '../obligation/report.js';
import { tablesOfForm } from '../review/reports.js';
import { type CellRow, type SummedTable, summedTable } from './form-sums.js';
import { type ConsolidationSources } from './read-consolidation.js';

/** What all cells reported under a directive whose workflow has a form of its own. */
export interface FormTable {
  readonly directive: string;
  readonly status: string;
  readonly year: number;
  readonly symbol: string;
  readonly issuedOn: string;
  /** Of the form. */
  readonly title: string;
  readonly cells: {
    /** Without those that no longer owe anything here. */
    readonly all: number;
    /** Those whose report stands: it was sent and is neither returned nor refused. */
    readonly counted: number;
    /** The others, with the status of each. */
    readonly without: readonly {
      readonly cell: string;
      readonly name: string;
      readonly status: Status;
    }[];
  };
  readonly tables: readonly SummedTable[];
}

/** The table with what it takes to make a file of it. */
export interface ReadFormTable {
  readonly table: FormTable;
  readonly workflow: Workflow;
  readonly committee: string;
  /** By table: its columns, which say how a cell is shown. */
  readonly columns: ReadonlyMap<string, readonly Column[]>;
}

interface SentRow {
  readonly cell: string;
  readonly name: string;
  readonly status: Status;
  readonly content: string | null;
}

async function formOf(
  { store, workflows, manager }: ConsolidationSources,
  id: string,
): Promise<{ state: Running; workflow: Workflow; form: Form }> {
  const { state } = await readDirective(store, id, manager);
  if (!isRunning(state)) throw notIssued('lập bảng tổng hợp');
  const { form, workflow } = await workflows.definitionById(state.workflow);
  if (workflow.report === 'planning')
    throw new Refused(
      'HAS_CONSOLIDATION',
      `Quy trình “${workflow.title}” có bảng tổng hợp quy hoạch riêng. Hãy mở bảng đó ` +
        '(consolidation).',
    );
  if (!form || partsOf(form).length === 0)
    throw new Refused(
      'NOTHING_TO_ADD_UP',
      `Biểu mẫu của quy trình “${workflow.title}” không có mục hay bảng nào để tổng hợp: báo cáo ` +
        'là các tệp đính kèm. Hãy mở từng báo cáo.',
    );
  return { state, workflow, form };
}

/** In the committee's own order. The last report of a cell counts, whoever decided about it. */
async function sentRows(manager: EntityManager, id: string, state: Running): Promise<SentRow[]> {
  const streams = state.cells.map((cell) => obligationStream(id, cell));
  return manager.query(
    `select s.cell, coalesce(c.name, s.cell) as name, coalesce(h.status, $3) as status, r.content
     from unnest($1::text[], $2::text[]) as s(cell, stream) left join app.cell c on c.id = s.cell
       left join app.head h on h.stream = s.stream left join app.obligation o on o.key = s.stream
       left join app.receipt r on r.obligation = s.stream and r.number = o.receipt
     order by c.ordinal, s.cell`,
    [state.cells, streams, firstStatus],
  );
}

/** Which reports are counted: all that stand, or only those whose result is decided. */
export type Counted = 'standing' | 'approved';

const counts: Readonly<Record<Counted, (row: SentRow) => boolean>> = {
  standing: (row) => counts.approved(row) || isAmong(waitingForCommittee, row.status),
  approved: ({ status }) => statusFacts[status].countedAs === 'approved',
};

type Rows = Map<string, CellRow[]>;

/** Adds the rows of one report. Files are shown by their names, as each report has its own. */
function collect(form: Form, { cell, name, content }: SentRow, rows: Rows): void {
  const { report, files } = parseKept(content!);
  if (report.outcome !== 'reported') return;
  for (const { key, columns, rows: own } of tablesOfForm(withFiles(form, files), report)) {
    const named = columns.filter(({ type }) => type === 'file');
    const shown = own.map(({ values }) => ({
      ...values,
      ...Object.fromEntries(
        named.map((column) => [column.key, shownValue(column, values[column.key] ?? null)]),
      ),
    }));
    rows.get(key)?.push(...shown.map((values): CellRow => ({ cell, cellName: name, values })));
  }
}

/**
 * The rows and sums as they stand now. Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_ISSUED,
 * HAS_CONSOLIDATION, NOTHING_TO_ADD_UP.
 */
export async function readFormTable(
  sources: ConsolidationSources,
  id: string,
  which: Counted = 'standing',
): Promise<ReadFormTable> {
  const { state, form, workflow } = await formOf(sources, id);
  const stands = (row: SentRow): boolean => row.content !== null && counts[which](row);
  const sent = await sentRows(sources.manager, id, state);
  const cells = sent.filter(({ status }) => statusFacts[status].countedAs !== 'cancelled');
  const counted = cells.filter(stands);
  const parts = partsOf(form);
  const rows: Rows = new Map(parts.map(({ key }) => [key, []]));
  for (const one of counted) collect(form, one, rows);
  const {
    symbol,
    issuedOn,
    status,
    content: { year },
  } = state;
  const table: FormTable = {
    directive: id,
    status,
    year,
    symbol,
    issuedOn,
    title: form.title,
    cells: {
      all: cells.length,
      counted: counted.length,
      without: cells
        .filter((one) => !stands(one))
        .map(({ cell, name, status: at }) => ({ cell, name, status: at })),
    },
    tables: parts.map((part) => summedTable(part, rows.get(part.key) ?? [])),
  };
  return {
    table,
    workflow,
    committee: state.content.committee,
    columns: new Map(parts.map(({ key, columns }) => [key, columns])),
  };
}
