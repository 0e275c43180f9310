import { type EntityManager } from 'typeorm';
import { answerOnce } from '#libs/event-store';

/** A change that is asked for over HTTP, under the id that the caller made for it. */
export interface AskedOnce {
  readonly command: string;
  /** The id of the office that asks. */
  readonly by: string;
  readonly commandId: string;
  readonly request: unknown;
}

/**
 * Does the work once; asked again under the same id, it answers what it answered. The answer is
 * kept, so no secret may be in it. Throws `Refused` IDEMPOTENCY_KEY_REUSED.
 */
export function once<T>(
  manager: EntityManager,
  { command: name, by, commandId, request }: AskedOnce,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly known: boolean }> {
  const command = { name, actor: by, id: commandId, request };
  return answerOnce(manager, { command, stream: 'official' }, work);
}
