import path from 'node:path';
import {
  BulkRuns,
  doBulkRuns,
  expireObligations,
  markUpwardReports,
  openNextYear,
  openPeriods,
  TRY_WORKFLOW,
  tryWorkflow,
  Workflows,
} from '#libs/directive';
import { ensureTemplates, PdfRenderer } from '#libs/documents';
import { ensureYears, EventStore, FenceWatch, ReaderLoop, signBlocks } from '#libs/event-store';
import {
  declareProductFacts,
  openChannels,
  openPersonalMails,
  productReaders,
  remindCells,
  remindCommittee,
  tellBlockedYear,
  tellHolds,
  tellOverdue,
  tellTerms,
} from '#libs/messages';
import {
  Clock,
  type Config,
  EffectRunner,
  logger,
  migrateQueue,
  openDatabase,
  startPools,
  Tick,
} from '#libs/platform';
import { Archive, renderNotice, signing } from '#libs/records';
import { SEND_RECOVERY, sendRecovery } from '#libs/sign-in';
import { openTrials, type TrialProgram } from './trials.js';

export interface WorkerOptions {
  /** What plays a trial; left out: the program that the build made. */
  readonly trial?: TrialProgram;
  /** A browser that others use too, and that stays open; left out: one of its own. */
  readonly renderer?: PdfRenderer;
}

export interface RunningWorker {
  stop(): Promise<void>;
}

/**
 * Readers turn facts into views, messages and effects, the tick asks what is due, and jobs act. All
 * of it may be killed at any moment, because cursors, claims and the ledger are in PostgreSQL.
 * `config.databaseUrl` must be set.
 */
export async function startWorker(
  config: Config,
  { trial, renderer: lent }: WorkerOptions = {},
): Promise<RunningWorker> {
  ensureTemplates();
  declareProductFacts();
  const log = logger('worker');
  const dataSource = await openDatabase(config.databaseUrl!, {
    applicationName: 'dondoc-worker',
    poolSize: 16,
  });
  if (config.production) await new Clock(dataSource).assertReal();
  const store = new EventStore(dataSource);
  const teller = { store, publicUrl: config.publicUrl };
  const workflows = new Workflows(dataSource, config.workflowsDir);
  await workflows.load();

  const renderer =
    lent ??
    new PdfRenderer({
      chromiumPath: config.chromiumPath,
      cacheDir: path.join(config.varDir, 'browser'),
      onWarning: (warning) => log.info(warning),
    });
  const channels = openChannels(dataSource, config);
  const mails = openPersonalMails(config);
  const trials = openTrials(config, trial);
  const effects = new EffectRunner(dataSource, [
    renderNotice(dataSource, store, { renderer, archive: new Archive(config.archiveDir) }),
    ...channels.handlers,
    sendRecovery(dataSource, config, mails.send),
    tryWorkflow(dataSource, trials.play),
  ]);
  await effects.start();

  const backend = { databaseUrl: config.databaseUrl!, redisUrl: config.redisUrl };
  await migrateQueue(backend);
  // One trial at a time: it fills a processor, and no paper or mail waits for it.
  const pools = await startPools(backend, (id) => effects.run(id), {
    ...channels.workers,
    [TRY_WORKFLOW]: 1,
    [SEND_RECOVERY]: 1,
  });
  const handOver = async (): Promise<void> =>
    void (await effects.reconcile((ids, kind) => pools.enqueue(ids, kind)));

  const seals = signing(config);
  const tick = new Tick(dataSource, [
    remindCells(dataSource, teller, workflows),
    tellOverdue(dataSource, teller),
    tellTerms(dataSource, teller, workflows),
    tellHolds(dataSource, teller),
    remindCommittee(dataSource, teller, workflows),
    expireObligations(dataSource, store, { graceMinutes: config.graceMinutes }),
    markUpwardReports(dataSource, store),
    openPeriods(dataSource, store, workflows),
    openNextYear(dataSource, {
      store,
      workflows,
      onBlocked: tellBlockedYear(dataSource, config.publicUrl),
    }),
    doBulkRuns(new BulkRuns(dataSource, store, workflows, { graceMinutes: config.graceMinutes })),
    { name: 'hand-over-effects', run: handOver },
    { name: 'event-years', run: async () => void (await ensureYears(dataSource)) },
    signBlocks(dataSource, seals.key, seals.place),
  ]);
  const loop = new ReaderLoop(dataSource, productReaders(teller), {
    pollMs: 500,
    onError: (error, reader) => log.error('reader failed', { reader, error }),
  });
  const fence = new FenceWatch(dataSource, { seconds: config.fenceAlarmSeconds });
  loop.start();
  fence.start();
  tick.start();

  return {
    async stop() {
      await fence.stop();
      await tick.stop();
      await loop.stop();
      await trials.stop();
      await pools.close();
      channels.close();
      mails.close();
      if (renderer !== lent) await renderer.close();
      await effects.stop();
      await dataSource.destroy();
    },
  };
}
