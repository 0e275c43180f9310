import { type DataSource } from 'typeorm';
import { obligationStream, type PlanningReport } from '#libs/directive';
import { submissionRows } from '#libs/planning';
import { type Answer, type ApiClient } from './api-client.js';
import { CampaignFailed } from './campaign-failed.js';
import { type OpenAct, type OpenCampaign, UNCHANGED_CELL } from './open-campaign.js';
import { type Cast } from './perform.js';
import { sampleReport } from './sample-report.js';

export interface OpenPart {
  readonly campaign: OpenCampaign;
  readonly dataSource: DataSource;
  readonly cast: Cast;
  /** The day that is played. */
  readonly on: string;
}

type CellAct = Extract<OpenAct, { cell: number }>;

interface Scene extends OpenPart {
  readonly act: CellAct;
  readonly cell: string;
  readonly client: ApiClient;
  /** `/api/obligations/obligation-…` */
  readonly path: string;
  readonly key: string;
}

/** A key comes from its act. What was done under it is not done again. */
function keyOf({ directive }: OpenCampaign['letter'], act: OpenAct): string {
  const cell = 'cell' in act ? `-${act.cell}` : '';
  const round = act.do === 'submit' ? `-${act.round ?? 1}` : '';
  return `demo-${directive}-${act.do}${cell}${round}`;
}

function reportOf({ campaign, dataSource, on, cell, act }: Scene): Promise<PlanningReport> {
  const round = act.do === 'submit' ? (act.round ?? 1) : 1;
  return sampleReport(dataSource, {
    cell,
    terms: campaign.letter.targetTerms!,
    seed: act.cell,
    changed: act.cell !== UNCHANGED_CELL,
    on,
    round,
    // What is given back lacks the results of its ballots.
    voted: round > 1 || ![4, 8].includes(act.cell),
  });
}

function well({ status, body }: Answer): Answer['body'] {
  if (status < 300) return body;
  throw new CampaignFailed(`Đợt đang mở: ${status} ${JSON.stringify(body)}`);
}

/** The first rows of a report, as a secretary left them in the evening. */
async function keep(scene: Scene): Promise<Answer> {
  const { client, path, key } = scene;
  const before = await client.get(`${path}/draft`);
  const version = Number(well(before)['version']);
  if (version > 0) return before;
  const { outcome, number, reportedOn, submission } = await reportOf(scene);
  const rows = submissionRows(submission, {
    ratingYear: Number(scene.on.slice(0, 4)) - 1,
    bases: [],
  });
  return client.send('PUT', `${path}/draft`, {
    key,
    body: {
      outcome,
      number,
      reportedOn,
      tables: { review: rows.review.slice(0, 4).map(({ values }) => values) },
    },
  });
}

interface ReportRead {
  readonly tables: readonly { readonly key: string; readonly rows: readonly { key: string }[] }[];
  readonly findings: readonly { readonly id: string; readonly severity: string }[];
}

async function reportRead(client: ApiClient, path: string): Promise<ReportRead> {
  return well(await client.get(`${path}/report`)) as unknown as ReportRead;
}

const REMARKS = [
  'Đề nghị chi ủy nêu rõ căn cứ đối với đồng chí này, kèm kết quả đánh giá năm gần nhất.',
  'Đề nghị kiểm tra lại chức danh quy hoạch của đồng chí này.',
];

/** Comments on the first rows of the list. */
async function comment({ cast: { reviewer }, path, key }: Scene): Promise<Answer> {
  const { tables } = await reportRead(reviewer, path);
  const table = tables.find(({ rows }) => rows.length > 0)!;
  let last: Answer | undefined;
  for (const [at, text] of REMARKS.entries()) {
    const anchor = { table: table.key, row: table.rows[at]!.key };
    last = await reviewer.send('POST', `${path}/comments`, {
      key: `${key}-${at + 1}`,
      body: { text, anchor },
    });
    well(last);
  }
  return last!;
}

async function review({ cast: { reviewer }, path, key }: Scene): Promise<Answer> {
  const { findings } = await reportRead(reviewer, path);
  const warnings = findings.filter(({ severity }) => severity === 'warning').map(({ id }) => id);
  const reason = 'Chi ủy đã giải trình bằng văn bản; chấp nhận để bảo đảm nguồn kế cận.';
  return reviewer.send('POST', `${path}/review`, {
    key,
    body: {
      opinion: 'Hồ sơ đầy đủ, đúng quy định; đề nghị phê duyệt.',
      acceptances: warnings.length > 0 ? [{ findings: warnings, reason }] : [],
    },
  });
}

const acts: Readonly<Record<CellAct['do'], (scene: Scene) => Promise<Answer>>> = {
  keep,
  comment,
  review,
  acknowledge: ({ client, path, key }) => client.send('POST', `${path}/acknowledge`, { key }),
  submit: async (scene) =>
    scene.client.send('POST', `${scene.path}/reports`, {
      key: scene.key,
      body: await reportOf(scene),
    }),
  return: ({ cast: { reviewer }, path, key }) =>
    reviewer.send('POST', `${path}/return`, {
      key,
      body: {
        reason:
          'Chưa có kết quả kiểm phiếu của hội nghị chi bộ; đề nghị bổ sung và làm rõ các dòng ' +
          'đã góp ý.',
      },
    }),
  approve: ({ cast: { approver }, path, key, on }) =>
    approver.send('POST', `${path}/approve`, {
      key,
      body: { meeting: { on, present: 11, agreed: 11 } },
    }),
  extend: ({ cast: { approver }, path, key, campaign }) =>
    approver.send('POST', `${path}/extend`, {
      key,
      body: {
        dueOn: campaign.extendedTo,
        reason: 'Chi bộ đang kiện toàn chi ủy, đề nghị lùi thời gian họp (dữ liệu mẫu).',
        document: '05-CV/CB',
      },
    }),
};

async function done(dataSource: DataSource, key: string): Promise<boolean> {
  const rows: unknown[] = await dataSource.query('select 1 from app.command where id = $1', [key]);
  return rows.length > 0;
}

function ofClerk({ campaign: { letter }, cast: { clerk } }: OpenPart, act: 'draft' | 'issue') {
  const key = keyOf(letter, { do: act });
  return act === 'draft'
    ? clerk.send('POST', '/api/directives', { key, body: letter })
    : clerk.send('POST', `/api/directives/${letter.directive}/issue`, { key });
}

/** Does one act over HTTP, unless it was done before. Errors: `CampaignFailed`. */
export async function performOpen(part: OpenPart, act: OpenAct): Promise<void> {
  const { campaign, cast, dataSource } = part;
  const key = keyOf(campaign.letter, act);
  if (await done(dataSource, key)) return;
  if (!('cell' in act)) {
    well(await ofClerk(part, act.do));
    return;
  }
  const { id, client } = cast.cells[act.cell - 1]!;
  const path = `/api/obligations/${obligationStream(campaign.letter.directive, id)}`;
  well(await acts[act.do]({ ...part, act, cell: id, client, path, key }));
}
