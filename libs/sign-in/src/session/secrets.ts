import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that only the bearer has. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const SECRET = /^[\w-]{43}$/;

/** What is stored of a secret; undefined when the text is none. */
export function hashOfSecret(secret: string): Buffer | undefined {
  return SECRET.test(secret) ? createHash('sha256').update(secret).digest() : undefined;
}
