import 'reflect-metadata';
import { giveUp, loadConfig, reportReady, stopWithParent } from '#libs/platform';
import { startApi } from './start-api.js';

try {
  const api = await startApi(loadConfig());
  stopWithParent(() => api.stop());
  await reportReady(api.url);
} catch (error) {
  // A wrong definition or route would be wrong again at the next start, so none is tried.
  await giveUp(error instanceof Error ? error.message : String(error));
}
