export {
  type Aggregate,
  type Fact,
  type FactTypes,
  fold,
  type HeadState,
  Refused,
  type Upcast,
} from './decider.js';
