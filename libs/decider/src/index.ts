export { type Aggregate, type Fact, fold, type HeadState, Refused } from './decider.js';
