import { type DataSource } from 'typeorm';
import { obligationStream, type PlanningReport } from '#libs/directive';
import { type Answer, type ApiClient } from './api-client.js';
import { byWorkbook } from './by-workbook.js';
import { type Act, type Campaign, type Day } from './campaign.js';
import { approvalOfCell, type Deciding, reviewOfCell } from './decisions.js';
import { paperLists, sampleReport, termsOf } from './sample-report.js';
import { withFile } from './with-file.js';

/** Who acts, each through an account of their own. Cells stand in the order of the sample. */
export interface Cast {
  readonly clerk: ApiClient;
  readonly reviewer: ApiClient;
  readonly approver: ApiClient;
  readonly cells: readonly { readonly id: string; readonly client: ApiClient }[];
}

export interface Part {
  readonly campaign: Campaign;
  readonly dataSource: DataSource;
  readonly cast: Cast;
  readonly day: Day;
}

type CellAct = Extract<Act, { cell: number }>;
type SubmitAct = Extract<Act, { do: 'submit' }>;

const UNCHANGED_CELL = 2;
const WORKBOOK_CELL = 4;
const FILE_CELL = 8;

/**
 * A key comes from its act. So a campaign that was cut off is played again from the start, and only
 * the rest happens.
 */
function keyOf({ letter }: Campaign, act: Act): string {
  const cell = 'cell' in act ? `-${act.cell}` : '';
  const round = act.do === 'submit' ? `-${act.round ?? 1}` : '';
  return `demo-${letter.directive}-${act.do}${cell}${round}`;
}

/** The report that is returned lacks the results of its ballots in its first round. */
function reportOfAct(
  { campaign: { letter, days }, dataSource, day }: Part,
  cell: string,
  act: SubmitAct,
): Promise<PlanningReport> {
  const { cell: seed, round = 1 } = act;
  const returned = days.some(({ acts }) =>
    acts.some((other) => other.do === 'return' && other.cell === seed),
  );
  return sampleReport(dataSource, {
    cell,
    terms: letter.targetTerms!,
    seed,
    changed: seed !== UNCHANGED_CELL,
    on: day.at.slice(0, 10),
    round,
    voted: !returned || round > 1,
    fromPaper: true,
  });
}

/** What the cell sends: a typed report, one by way of its workbook, or one with a file. */
async function sent(
  part: Part,
  act: SubmitAct,
  { path, key }: { path: string; key: string },
): Promise<object> {
  const {
    campaign: { letter, year },
    dataSource: { manager },
    cast,
  } = part;
  const { id, client } = cast.cells[act.cell - 1]!;
  const report = await reportOfAct(part, id, act);
  if (act.cell === FILE_CELL) return withFile(report, { client, path, key });
  if (act.cell !== WORKBOOK_CELL) return report;
  const bases = await paperLists(
    manager,
    id,
    await termsOf(manager, { cell: id, terms: letter.targetTerms! }),
  );
  return byWorkbook(report, { client, path, key, year, bases });
}

async function performOfCell(part: Part, act: CellAct): Promise<Answer> {
  const {
    campaign,
    cast: { reviewer, approver, cells },
    day,
  } = part;
  const { id, client } = cells[act.cell - 1]!;
  const key = keyOf(campaign, act);
  const path = `/api/obligations/${obligationStream(campaign.letter.directive, id)}`;
  const deciding: Deciding = { number: act.cell, id, terms: campaign.letter.targetTerms! };
  switch (act.do) {
    case 'acknowledge':
      return client.send('POST', `${path}/acknowledge`, { key });
    case 'submit':
      return client.send('POST', `${path}/reports`, {
        key,
        body: await sent(part, act, { path, key }),
      });
    case 'return':
      return reviewer.send('POST', `${path}/return`, { key, body: { reason: act.reason } });
    case 'review':
      return reviewer.send('POST', `${path}/review`, { key, body: reviewOfCell(deciding) });
    case 'approve':
      return approver.send('POST', `${path}/approve`, {
        key,
        body: approvalOfCell(deciding, day.at.slice(0, 10)),
      });
  }
}

/** Does one act over HTTP. */
export function perform(part: Part, act: Act): Promise<Answer> {
  if ('cell' in act) return performOfCell(part, act);
  const {
    campaign,
    cast: { clerk },
  } = part;
  const key = keyOf(campaign, act);
  if (act.do === 'draft')
    return clerk.send('POST', '/api/directives', { key, body: campaign.letter });
  return clerk.send('POST', `/api/directives/${campaign.letter.directive}/${act.do}`, { key });
}
