/** `dondoc up` cannot start, or cannot go on. `message` is for a person: what, and what to do. */
export class UpError extends Error {
  override readonly name = 'UpError';
}
