/**
 * `dondoc up` cannot start, or cannot go on. `message` tells a person what is wrong and what to do.
 */
export class UpError extends Error {
  override readonly name = 'UpError';
}
