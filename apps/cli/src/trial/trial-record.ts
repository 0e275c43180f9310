import { type DataSource } from 'typeorm';
import {
  commandFor,
  type Moving,
  obligation,
  type TrialPaper,
  type TrialResult,
} from '#libs/directive';
import { commandTitle, statusTitle, textOfPeriod, type Workflow } from '#libs/workflow';
import { type ApiClient } from '../demo/api-client.js';
import { TRIAL } from './trial-report.js';

/** What happened at one moment, once for all cells to which it did. */
export type TrialRow = TrialResult['rows'][number];
export type TrialMessage = TrialResult['messages'][number];
export type FiledPaper = TrialPaper & { readonly bytes: Buffer };

const ofDirective: Readonly<Record<string, string>> = {
  DirectiveDrafted: 'Dự thảo công văn',
  DirectiveIssued: 'Ban hành công văn',
  DirectiveClosed: 'Kết thúc đợt',
  PeriodOpened: 'Mở một kỳ',
};

interface Fact {
  readonly position: string;
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly cell: string | null;
}

/** The period of a standing letter, which its stream names. */
function ofPeriod({ stream }: Fact): string {
  const name = new RegExp(`-${TRIAL}-(.+?)(?:--|$)`).exec(stream)?.[1];
  const text = name === undefined ? undefined : textOfPeriod(name);
  return text === undefined ? '' : `${text}: `;
}

function factInWords(fact: Fact, workflow: Workflow): string | undefined {
  const { type, data, version } = fact;
  if (fact.stream.startsWith('directive-')) return ofDirective[type];
  const event = obligation.parse({ type, data, version } as never);
  if (event.type === 'ObligationIssued') return 'Giao việc';
  if (event.type === 'ReportSetAside') return 'Báo cáo đến muộn, được lưu';
  if (event.type === 'ApprovalCorrected') return 'Đính chính thông báo';
  if (event.type === 'WorkflowMigrated') return 'Chuyển sang phiên bản quy trình khác';
  const late = event.type === 'ReportSubmitted' && event.data.late ? ' (muộn, có lý do)' : '';
  return `${commandTitle(workflow, commandFor(event as Moving))}${late}`;
}

/** Facts after `since`, in the words of the definition; each with the state that it led to. */
export async function factsSince(
  { manager }: DataSource,
  since: bigint,
  { workflow, at }: { workflow: Workflow; at: string },
): Promise<{ rows: TrialRow[]; last: bigint }> {
  const facts: Fact[] = await manager.query(
    `select e.position, e.stream, e.type, e.data, e.version, c.name as cell from app.event e
     left join app.head h on h.stream = e.stream and h.category = 'obligation'
     left join app.cell c on c.id = h.owner
     where e.position > $1 and (e.stream like 'obligation-%' or e.stream like 'directive-%')
     order by e.position`,
    [String(since)],
  );
  const rows = new Map<string, { at: string; what: string; cells: string[] }>();
  for (const fact of facts) {
    const said = factInWords(fact, workflow);
    if (said === undefined) continue;
    const status = obligationStatus(fact, workflow);
    const what = `${ofPeriod(fact)}${said}${status === undefined ? '' : ` → “${status}”`}`;
    const row = rows.get(what) ?? { at, what, cells: [] };
    if (fact.cell !== null) row.cells.push(fact.cell);
    rows.set(what, row);
  }
  return {
    rows: [...rows.values()],
    last: facts.reduce((m, f) => max(m, BigInt(f.position)), since),
  };
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function obligationStatus(
  { stream, type, data, version }: Fact,
  workflow: Workflow,
): string | undefined {
  if (stream.startsWith('directive-') || type === 'ReportSetAside') return undefined;
  const event = obligation.parse({ type, data, version } as never);
  if (event.type === 'ObligationIssued') return statusTitle(workflow, 'issued');
  if (event.type === 'ApprovalCorrected') return undefined;
  const to = workflow.transitions.find(
    ({ command }) => command === commandFor(event as Moving),
  )?.to;
  return to === undefined ? undefined : statusTitle(workflow, to);
}

export async function messagesOf({ manager }: DataSource): Promise<TrialMessage[]> {
  return manager.query(
    `select app.iso(m.at) as at, coalesce(c.name, m.role) as to, m.step, m.subject, m.body
     from app.message m left join app.cell c on c.id = m.cell order by m.at, m.id`,
  );
}

/** Every paper that was sealed, as it lies in the archive. */
export async function papersOf({ manager }: DataSource, client: ApiClient): Promise<FiledPaper[]> {
  const papers: { key: string; symbol: string; title: string }[] = await manager.query(
    `select key, symbol, title from app.outgoing where sha256 is not null
     order by document_type, number`,
  );
  const found: FiledPaper[] = [];
  for (const { key, symbol, title } of papers)
    found.push({
      symbol,
      title,
      file: `${symbol.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.pdf`,
      bytes: await client.download(`/documents/${encodeURIComponent(key)}.pdf`),
    });
  return found;
}
