import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What SECRET_KEY is good for here. Each use has a key of its own. */
export interface Keys {
  /** Encrypts; only `open` with the same `about` reads it. */
  seal(text: string, about: string): Buffer;
  /** Undefined when it was sealed with another key, about another, or was changed. */
  open(sealed: Buffer, about: string): string | undefined;
  /** A signature of 22 characters. */
  sign(text: string): string;
}

/** The labels are part of the keys: another label loses what was sealed or signed. */
export function keysOf({ secretKey }: { readonly secretKey: string }): Keys {
  const key = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secretKey, 'dondoc', label, 32));
  const sealing = key('sign-in: seal: aes-256-gcm: 1');
  const signing = key('sign-in: device: hmac-sha256: 1');
  return {
    seal(text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]);
    },
    open(sealed, about) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12))
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(12, 28));
      const begun = decipher.update(sealed.subarray(28));
      try {
        return Buffer.concat([begun, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    sign: (text) => createHmac('sha256', signing).update(text).digest('base64url').slice(0, 22),
  };
}
