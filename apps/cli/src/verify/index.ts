export { type InvariantId, type InvariantReport, invariants } from './findings.js';
export { NotOurDatabase } from './snapshot.js';
export { runVerify, verify, type VerifyOptions } from './verify.js';
