import { loadQueue } from '../../dist/libs/platform/src/index.js';

/** The one place that reaches into the product, through its built doors. */
export const { openQueue, startWorker } = await loadQueue();
export { Refused } from '../../dist/libs/decider/src/index.js';
export {
  obligationStream,
  obligationView,
  onDirectiveIssued,
} from '../../dist/libs/directive/src/index.js';
export {
  addOfficial,
  createToken,
  giveOffice,
  importOrg,
  listCells,
  openAccount,
  parseOrgFile,
} from '../../dist/libs/org/src/index.js';
export { hashPassword, storePassword } from '../../dist/libs/sign-in/src/testing.js';
export { sampleReport } from '../../dist/apps/cli/src/demo/sample-report.js';
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
  ensureAppLogin,
  inTransaction,
  migrate,
  migrateQueue,
  openDatabase,
  projectPath,
  recordEffects,
  startEmbeddedPostgres,
  startPrivateRedis,
} from '../../dist/libs/platform/src/index.js';

/** What stands behind sign-in: all of the api, so only its suite loads it. */
export async function doorParts() {
  const [{ startApi }, { hashPassword }, { loadConfig }] = await Promise.all([
    import('../../dist/apps/api/src/start-api.js'),
    import('../../dist/libs/sign-in/src/testing.js'),
    import('../../dist/libs/platform/src/index.js'),
  ]);
  return { startApi, hashPassword, loadConfig };
}
