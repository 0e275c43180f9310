import { readFile } from 'node:fs/promises';
import { type PlanningReport } from '#libs/directive';
import { projectPath } from '#libs/platform';
import { type ApiClient } from './api-client.js';
import { CampaignFailed } from './campaign-failed.js';

const NAME = 'Biên bản kiểm phiếu (dữ liệu mẫu).pdf';

interface Handing {
  readonly client: ApiClient;
  readonly path: string;
  readonly key: string;
}

/** The id of the minutes, which are uploaded once, however often the campaign is played. */
async function fileId({ client, path, key }: Handing): Promise<string> {
  const { body } = await client.get(`${path}/attachments`);
  const known = (body['attachments'] as { id: string; name: string }[]).find(
    ({ name }) => name === NAME,
  );
  if (known) return known.id;
  const bytes = await readFile(projectPath('apps/cli/sample/bien-ban-kiem-phieu-mau.pdf'));
  const answer = await client.upload(`${path}/attachments`, {
    key: `${key}-file`,
    bytes,
    name: NAME,
  });
  if (answer.status === 201) return String(answer.body['id']);
  throw new CampaignFailed(
    `Tải tệp kèm được trả lời ${answer.status}: ${JSON.stringify(answer.body)}`,
  );
}

/** The report with the minutes of its ballot. Errors: `CampaignFailed`. */
export async function withFile(report: PlanningReport, handing: Handing): Promise<PlanningReport> {
  return { ...report, attachments: [await fileId(handing)] };
}
