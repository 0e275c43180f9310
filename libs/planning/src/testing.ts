export { samplePeople } from './samples/people.js';
export { type SampleOptions, type SamplePlan, samplePlan } from './samples/plan.js';
export { drawFrom } from './samples/random.js';
