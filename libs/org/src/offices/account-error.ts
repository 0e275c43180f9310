/** An account, an office or a token that cannot be made or changed. The message says what to do. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  constructor(
    message: string,
    /** The official whom the message names, whom not everybody may hear of. */
    readonly official?: string,
  ) {
    super(message);
  }
}
