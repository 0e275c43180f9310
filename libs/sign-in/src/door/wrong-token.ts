import { type DataSource } from 'typeorm';
import { takeTry, tried } from '../backoff/backoff.js';
import { noteSecurity } from '../log/security-log.js';
import { tooMany } from '../refusals.js';

/**
 * Counts the wrong tokens of an address and writes them down. Right ones are never made to wait.
 * Errors: 429 after too many.
 */
export async function wrongToken({ manager }: DataSource, address: string): Promise<void> {
  const wait = await takeTry(manager, tried.token(address));
  if (wait > 0) throw tooMany(wait);
  await noteSecurity(manager, { kind: 'token-refused', address });
}
