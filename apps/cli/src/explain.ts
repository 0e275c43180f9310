/** Errors whose message is written for the person at the terminal. */
const FOR_PEOPLE = new Set([
  'ConfigError',
  'DatabaseUnreachable',
  'DatabaseNewer',
  'EmbeddedPostgresError',
  'UpError',
  'OrgFileError',
  'SpreadsheetError',
  'ConfirmationNeeded',
  'AccountError',
  'WorkflowError',
  'RedisMissing',
  'CampaignFailed',
  'NotSettled',
  'NotOurDatabase',
  'Refused',
  'RebuildUnderWay',
  'NoBrowser',
]);

/**
 * One clear message without a stack trace. `LOG_LEVEL=debug` shows the stack of what is our own
 * fault.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (FOR_PEOPLE.has(error.name)) return error.message;
  if (process.env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message;
  return `Lỗi ngoài dự kiến: ${error.message}. Chạy lại với LOG_LEVEL=debug để xem chi tiết.`;
}
