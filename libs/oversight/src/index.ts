export { type HealthAnswer } from './health/health.js';
export { OversightModule } from './oversight.module.js';
export { type StoodAt, type TimelineAnswer, type TimelineFact } from './timeline/timeline.js';
