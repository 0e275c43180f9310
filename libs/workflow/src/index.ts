export { type Finding, formatFinding, WorkflowError } from './finding.js';
export { toMermaid } from './mermaid.js';
export { checkWorkflowText, parseWorkflow, type Workflow } from './parse.js';
export { commandTitle, initialStatus, needsSecondPerson, nextStatus, offeredCommands, permits, statusTitle } from './permits.js';
export type { ReminderStep } from './schema.js';
export { type Command, commands, documentKinds, type Role, roles, roleTitles, type Status, statuses } from './vocabulary.js';
export { reminderWaves, renderWording, type Wave } from './waves.js';
