import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DataSource } from 'typeorm';
import { toInstant } from '#libs/calendar';
import { sharedBrowserDir } from '#libs/documents/testing';
import { createToken, type TokenRequest } from '#libs/org';
import { Clock, type Config, ensureAppLogin, inTransaction, loadConfig } from '#libs/platform';
import { type RunningApi, startApi } from '../../apps/api/src/start-api.js';
import { type ApiClient, apiClient } from '../../apps/cli/src/demo/api-client.js';
import { type Campaign, campaignOf, type Day } from '../../apps/cli/src/demo/campaign.js';
import { type CampaignYear } from '../../apps/cli/src/demo/letters.js';
import { playCampaign } from '../../apps/cli/src/demo/play.js';
import { settle } from '../../apps/cli/src/demo/settle.js';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { freshDatabase } from './database.js';
import { recordExamples } from './examples.js';
import { nodeFlags, nodeScript } from './node-script.js';
import { sharedRenderer } from './shared-renderer.js';

/**
 * The whole product in this process: a database of its own with the sample Đảng bộ, the api, and a
 * worker when asked for.
 */
export interface Stage {
  readonly config: Config;
  readonly url: string;
  readonly app: RunningApi['app'];
  readonly dataSource: DataSource;
  readonly clock: Clock;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  /** Waits until the worker has done all that is due at the virtual instant. */
  settle(): Promise<void>;
  /**
   * Plays the days of the stage's campaign from `from` (by default the first) through `until` (by
   * default the last). Both are instants as in the campaign.
   */
  play(range?: { from?: string; until?: string }): Promise<void>;
  client(holder: TokenRequest): Promise<ApiClient>;
  moveTo(at: string): Promise<void>;
  close(): Promise<void>;
}

function daysOf(
  { days }: Campaign,
  { from, until }: { from?: string; until?: string },
): readonly Day[] {
  return days.filter(
    ({ at }) => (from === undefined || at >= from) && (until === undefined || at <= until),
  );
}

/** Makes a login of the application's own, as `up` does for the embedded server. */
function ownLogin(ownerUrl: string): Promise<string> {
  return ensureAppLogin(ownerUrl, 'mat-khau-thu');
}

/**
 * Opens a stage. `year` says whose campaign is played, and the clock starts on its first day. With
 * `appLogin`, api and worker are no superusers.
 */
export async function openStage({
  worker = true,
  env = {},
  year = 2024,
  appLogin = false,
}: {
  worker?: boolean;
  env?: Record<string, string>;
  year?: CampaignYear;
  appLogin?: boolean;
} = {}): Promise<Stage> {
  const campaign = campaignOf(year);
  const database = await freshDatabase({ poolSize: 6, sample: year });
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-stage-'));
  await symlink(sharedBrowserDir, path.join(folder, 'browser'));
  const config = loadConfig({
    DATABASE_URL: appLogin ? await ownLogin(database.url) : database.url,
    DONDOC_VAR: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    ...env,
  });
  const api: RunningApi = await startApi(config);
  recordExamples(api.app);
  let running: RunningWorker | undefined;
  const { dataSource } = database;
  const clock = new Clock(dataSource);

  const stage: Stage = {
    config,
    url: api.url,
    app: api.app,
    dataSource,
    clock,
    async startWorker() {
      const trial = { script: nodeScript('apps/cli/src/trial/main'), execArgv: nodeFlags() };
      running ??= await startWorker(config, {
        trial,
        ...(config.chromiumPath === undefined ? { renderer: sharedRenderer() } : {}),
      });
    },
    async stopWorker() {
      await running?.stop();
      running = undefined;
    },
    settle: () => settle(dataSource),
    play: (range = {}) =>
      playCampaign({ url: api.url, dataSource, campaign, days: daysOf(campaign, range) }),
    client: async (holder) =>
      apiClient(
        api.url,
        await inTransaction(dataSource, (manager) =>
          createToken(manager, { days: 36_500, ...holder }),
        ),
      ),
    moveTo: (at) => clock.set(toInstant(at)),
    async close() {
      await stage.stopWorker();
      await api.stop();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
  if (worker) await stage.startWorker();
  return stage;
}
