export {
  currentFact,
  declareFacts,
  forgetFacts,
  untilUnknown,
  versionToWrite,
} from './known-facts.js';
export {
  IncompleteUpcasters,
  UnknownEvent,
  type Upcasters,
  upcasters,
  type VersionedFact,
} from './upcasters.js';
