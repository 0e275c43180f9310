export { keepBeat } from './beat.js';
export {
  type Effect,
  type EffectHandler,
  effectId,
  type EffectOutcome,
  EffectRefused,
  type EffectRequest,
  recordEffects,
} from './effect.js';
export {
  type EffectLine,
  type EffectState,
  effectStates,
  LATE_EFFECT,
  lateEffects,
  type LateKind,
  listEffects,
  type Retried,
  type TriedAgain,
  tryAgain,
} from './overdue.js';
export { type EffectPoint, installedProbe, type PointProbe } from './probe.js';
export { EffectRunner, type Enqueue } from './runner.js';
export { Tick, type TickTask } from './tick.js';
