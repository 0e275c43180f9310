export { CommandId, commandIdOf, IsCommand } from './command-id.js';
export { createHttpApp, openApi, toNfc } from './http-app.js';
export { type FieldError, InvalidInput, type Problem, problem, statusOfRefusal, toProblem } from './problem.js';
export { ProblemFilter } from './problem.filter.js';
