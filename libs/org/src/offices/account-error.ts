/** An account, an office or a token that cannot be made or changed. The message says what to do. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
}
