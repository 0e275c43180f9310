import { BulkRuns, doBulkRuns, expireObligations, openPeriods, Workflows } from '#libs/directive';
import { type PdfRenderer } from '#libs/documents';
import { EventStore, ReaderLoop } from '#libs/event-store';
import {
  openChannels,
  productReaders,
  remindCells,
  tellHolds,
  tellOverdue,
  tellTerms,
} from '#libs/messages';
import { type EffectHandler, EffectRunner, loadConfig, openDatabase, Tick } from '#libs/platform';
import { Archive, renderNotice } from '#libs/records';
import { smallPdf } from './small-pdf.js';

/**
 * The product's own readers, sweep, reminders and effect handlers, without browser and queue. A
 * paper is a small file of its words.
 */
export interface PlainWorker {
  start(): void;
  /** Reads, ticks and acts until nothing is left to do. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes a paper of its words alone. */
export const smallPaper = {
  render: async (html: string) => smallPdf(html),
} as unknown as PdfRenderer;

/** Makes such a worker. `render` is another way to make the papers. */
export async function plainWorker(
  databaseUrl: string,
  archiveDir: string,
  render?: EffectHandler,
): Promise<PlainWorker> {
  const dataSource = await openDatabase(databaseUrl, {
    applicationName: 'plain-worker',
    poolSize: 12,
  });
  const store = new EventStore(dataSource);
  const workflows = new Workflows(dataSource);
  await workflows.load();
  const teller = { store, publicUrl: 'http://localhost' };
  const channels = openChannels(dataSource, loadConfig({}));
  const effects = new EffectRunner(dataSource, [
    render ??
      renderNotice(dataSource, store, { renderer: smallPaper, archive: new Archive(archiveDir) }),
    ...channels.handlers,
  ]);
  await effects.start();
  const act = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await effects.run(id);
  };
  const tick = new Tick(
    dataSource,
    [
      openPeriods(dataSource, store, workflows),
      remindCells(dataSource, teller, workflows),
      tellOverdue(dataSource, teller),
      tellTerms(dataSource, teller, workflows),
      tellHolds(dataSource, teller),
      expireObligations(dataSource, store),
      doBulkRuns(new BulkRuns(dataSource, store, workflows)),
      { name: 'hand-over-effects', run: async () => void (await effects.reconcile(act)) },
    ],
    20,
  );
  const loop = new ReaderLoop(dataSource, productReaders(teller), { pollMs: 20 });
  let running = false;
  return {
    start() {
      running = true;
      loop.start();
      tick.start();
    },
    async drain() {
      do await tick.pass();
      while ((await loop.drainOnce()) > 0);
    },
    async stop() {
      if (running) await tick.stop();
      await loop.stop();
      channels.close();
      await effects.stop();
      await dataSource.destroy();
    },
  };
}
