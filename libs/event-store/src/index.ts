export { EVENT_CHANNEL } from './bell.js';
export { type BulkTransition, type Chosen } from './bulk-transition.js';
export {
  chainHash,
  type ChainLink,
  type ChainViolation,
  readChain,
  verifyChains,
} from './chain.js';
export { answerOnce, type CommandOf, keyReused } from './command-log.js';
export {
  Conflict,
  type Expectation,
  type Head,
  type NewEvent,
  type Operation,
  type StoredEvent,
  type Verdict,
} from './event.js';
export { EventStore } from './event-store.js';
export { declareTransitions, type TransitionPair } from './legal-transitions.js';
export { type Probe, type ProbePoint } from './probe.js';
export { type ReaderState, readers } from './readers/overview.js';
export { parked, type ParkedStream, retryParked } from './readers/parked.js';
export { describeHolder, fenceCheck, type FenceHolder, fenceHolders } from './readers/fence.js';
export { FenceWatch, type FenceWatchOptions } from './readers/fence-watch.js';
export { readerFigures } from './readers/figures.js';
export { effectReader } from './readers/follow.js';
export { fenceAge, type Follows, type Reader } from './readers/reader.js';
export { ReaderLoop, type ReaderLoopOptions } from './readers/reader-loop.js';
export {
  assertNotOlderThanCheckpoint,
  type Behind,
  type Block,
  type Detachment,
  type BlockViolation,
  type Checkpoint,
  type CheckpointPlace,
  CheckpointUnreadable,
  compareWithCheckpoints,
  type Confirmation,
  confirmRestore,
  describeBehind,
  guardNumbers,
  keyIdOf,
  type InclusionProof,
  type Counter,
  type Counters,
  type PathStep,
  proofHolds,
  proveEvent,
  readCheckpoint,
  signatureHolds,
  signBlocks,
  type Signed,
  type SigningKey,
  signingKey,
  signNow,
  type SignOptions,
  verifyBlocks,
  verifyInclusion,
} from './blocks/index.js';
export {
  type Decision,
  type StreamContext,
  type PureRequest,
  type Transacted,
  type TransactRequest,
} from './transact.js';
export {
  rebuildView,
  type Rebuilt,
  type RebuildOptions,
  type RebuildProgress,
} from './views/rebuild.js';
export { foldView, type View, viewReader, type ViewRow } from './views/view.js';
export {
  currentFact,
  declareFacts,
  IncompleteUpcasters,
  UnknownEvent,
  type Upcasters,
  upcasters,
  type VersionedFact,
} from './versions/index.js';
export {
  type ArchiveCheck,
  archivedLeaves,
  assertWholeHistory,
  attachArchive,
  checkArchive,
  detachYear,
  type DetachRequest,
  ensureYears,
  type EventYear,
  HistoryArchived,
  listArchives,
  listYears,
  loadArchive,
  type YearArchive,
} from './years/index.js';
