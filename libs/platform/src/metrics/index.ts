export { effectFigures } from './effect-figures.js';
export { type Collector, type Figure, Metrics, type Sample } from './metrics.js';
