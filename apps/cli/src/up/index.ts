export { type Child } from './child.js';
export { builtApps, type Prepared, startTree, type Tree, type TreeOptions } from './tree.js';
export { UpError } from './up-error.js';
export { up, type UpOptions } from './up.js';
