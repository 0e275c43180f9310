import { loadQueue } from '../../dist/libs/platform/src/index.js';

/** The one place that reaches into the product, through its built doors. */
export const { openQueue, startWorker } = await loadQueue();
export { Refused } from '../../dist/libs/decider/src/index.js';
export {
  declareTransitions,
  effectReader,
  EventStore,
  ReaderLoop,
  rebuildView,
  verifyChains,
  viewReader,
} from '../../dist/libs/event-store/src/index.js';
export {
  effectId,
  EffectRunner,
  migrate,
  openDatabase,
  projectPath,
  recordEffects,
  startEmbeddedPostgres,
  startPrivateRedis,
} from '../../dist/libs/platform/src/index.js';
