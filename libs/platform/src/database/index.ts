export {
  admitAppLogin,
  APP_LOGIN,
  enterAsApp,
  ensureAppLogin,
  logsInAsSuperuser,
  urlFor,
} from './app-login.js';
export { actingCommittee, withinCommittee } from './acting.js';
export { arrayLiteral } from './array-literal.js';
export { Clock, machineMs, WAKE_CHANNEL } from './clock.js';
export {
  type DatabaseOptions,
  DatabaseUnreachable,
  describeUrl,
  openDatabase,
} from './database.js';
export { DatabaseNewer } from './database-newer.js';
export { listen, type Listener } from './listener.js';
export { migrate } from './migrate.js';
export { prepared } from './prepared.js';
export {
  type Failure,
  failureOf,
  inTransaction,
  isConnectionLoss,
  isRetryable,
  OutcomeUnknown,
  sqlState,
} from './transaction.js';
