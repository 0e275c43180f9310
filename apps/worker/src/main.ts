import 'reflect-metadata';
import { giveUp, loadConfig, reportReady, stopWithParent } from '#libs/platform';
import { startWorker } from './start-worker.js';

try {
  const worker = await startWorker(loadConfig());
  stopWithParent(() => worker.stop());
  await reportReady();
} catch (error) {
  await giveUp(error instanceof Error ? error.message : String(error));
}
