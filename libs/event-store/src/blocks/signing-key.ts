import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** Signs blocks and checkpoints. The private part never leaves this object. */
export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Ed25519, hex. */
  sign(text: string): string;
}

/** PKCS #8 of an Ed25519 key, up to its 32 bytes of seed (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The first 16 hex digits of the hash of the public key. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The same secret gives the same key on every machine, so only SECRET_KEY has to be copied and
 * kept.
 */
export function signingKey(secret: string): SigningKey {
  // The label is part of the key. Another label would change the signature of every block.
  const seed = Buffer.from(hkdfSync('sha256', secret, 'dondoc', 'seal: ed25519: 1', 32));
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex'),
  };
}

export function signatureHolds(publicKey: KeyObject, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'hex'));
}
