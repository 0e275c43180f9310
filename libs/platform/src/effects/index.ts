export { keepBeat } from './beat.js';
export { type Effect, type EffectHandler, effectId, type EffectOutcome, type EffectRequest, recordEffects } from './effect.js';
export { type EffectPoint, installedProbe, type PointProbe } from './probe.js';
export { EffectRunner, type Enqueue } from './runner.js';
export { Tick, type TickTask } from './tick.js';
