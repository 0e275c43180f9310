import { askedKind, cite, type PrintedTable, type ResultsFacts } from '#libs/document-kinds';
import { fieldsKey } from '#libs/forms';
import { type ApprovalPaper, directivePaper, type Workflow } from '#libs/workflow';
import { type Running } from '../campaign/directive.js';
import { asksForList, definitionRecipients, definitionText } from '../letters/definition-text.js';
import { issueKind } from '../letters/directive-letter.js';
import { type Issuer, letterFrame, signedBy } from '../letters/issuer.js';
import { printedParts } from '../upward/form-table-paper.js';
import { type ReadFormTable } from '../upward/read-form-table.js';

export interface Results {
  readonly workflow: Workflow;
  readonly from: Issuer;
  readonly directive: Running;
  /** Number of cells whose report is approved. */
  readonly cells: number;
  /** The rows of those cells; undefined where the words ask for none. */
  readonly read: ReadFormTable | undefined;
  readonly issuedOn: string;
  /** Citation of the notice that this one replaces. */
  readonly replaces?: string;
}

function paperOf(workflow: Workflow): ApprovalPaper {
  const paper = directivePaper(workflow);
  if (!paper) throw new Error(`${workflow.id} has no notice of all results`);
  return paper;
}

export function resultsKind(workflow: Workflow): ReturnType<typeof askedKind<'approve'>> {
  return askedKind('approve', paperOf(workflow).kind);
}

/** Whether the words of the definition say something of the rows. */
export function asksForRows(workflow: Workflow): boolean {
  const { letter, recipients } = paperOf(workflow);
  return /\{(?:total|list)\}/.test(JSON.stringify({ letter, recipients }));
}

/** The rows of the tables; of a form of single fields, the reports. */
function totalOf({ table: { tables } }: ReadFormTable): number {
  const rows = tables.filter(({ key }) => key !== fieldsKey);
  return (rows.length > 0 ? rows : tables).reduce((sum, one) => sum + one.rows.length, 0);
}

function printedLists({ letter }: ApprovalPaper, read: ReadFormTable | undefined): PrintedTable[] {
  if (!read || !letter?.points.some(asksForList)) return [];
  const { table, columns } = read;
  return table.tables
    .flatMap((one) => printedParts(one, columns.get(one.key) ?? []))
    .map((one) => ({ ...one, totals: hasSums(one) ? one.totals : [] }));
}

/** The first cell is the word “Tổng cộng”. */
const hasSums = ({ totals }: PrintedTable): boolean => totals.slice(1).some((sum) => sum !== '');

/** Everything that the notice of all results says. Its kind makes the letter from it. */
export function resultsFacts(results: Results): Omit<ResultsFacts, 'number'> {
  const { workflow, from, directive, cells, read, issuedOn, replaces } = results;
  const { content, symbol, issuedOn: on } = directive;
  const paper = paperOf(workflow);
  const values = {
    year: String(content.year),
    subject: content.subject,
    cells: String(cells),
    total: read ? String(totalOf(read)) : '0',
  };
  const text = definitionText(paper, values);
  if (!text) throw new Error('a checked definition gives the notice of all results its text');
  return {
    frame: letterFrame(signedBy(from, paper.signer)),
    issuedOn,
    committee: from.committee.name,
    directive: {
      cited: cite(issueKind(workflow), { symbol, on }),
      subject: content.subject,
      year: content.year,
    },
    superior: content.superior ?? null,
    ...(replaces === undefined ? {} : { replaces }),
    ...definitionRecipients(paper, values),
    text,
    cells,
    lists: printedLists(paper, read),
  };
}
