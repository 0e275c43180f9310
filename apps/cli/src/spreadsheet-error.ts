/** The workbook itself cannot be taken. The message says what to change and where. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';
}
