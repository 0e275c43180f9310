import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

// A device that keeps passkeys, in software: ES256, attestation “none”, as a browser hands it over.

export interface Options {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id?: string };
}

/** What goes otherwise than on an honest device. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** False: nobody was asked for a finger or a PIN. */
  readonly verified?: boolean;
  /** Instead of counting one on. */
  readonly counter?: number;
  readonly type?: string;
}

export interface Authenticator {
  readonly id: string;
  make(options: Options, twist?: Twist): object;
  sign(options: Options, twist?: Twist): object;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (bytes: Buffer): string => bytes.toString('base64url');

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** CBOR heads: so many items or bytes of a major type. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([head(2, bytes.length), bytes]);
const cborText = (said: string): Buffer => Buffer.concat([head(3, said.length), Buffer.from(said)]);

/** A public key of P-256 as COSE has it (RFC 9053). */
const coseKey = (x: Buffer, y: Buffer): Buffer =>
  Buffer.concat([
    head(5, 5),
    Buffer.from([0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(x),
    Buffer.from([0x22]),
    cborBytes(y),
  ]);

/** Opens a device for one person at the origin. */
export function openAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credential = randomBytes(32);
  const id = text(credential);
  let counter = 0;

  function authData(rpId: string, twist: Twist, key?: Buffer): Buffer {
    counter = twist.counter ?? counter + 1;
    const flags =
      USER_PRESENT | (twist.verified === false ? 0 : USER_VERIFIED) | (key ? HAS_KEY : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, key ?? Buffer.alloc(0)]);
  }
  const clientData = (type: string, { challenge }: Options, twist: Twist): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const handed = (response: object): object => ({
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });

  return {
    id,
    make(options, twist = {}) {
      const key = coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url'));
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), credential, key]);
      const data = authData(twist.rpId ?? options.rp!.id!, twist, attested);
      const attestation = Buffer.concat([
        head(5, 3),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        head(5, 0),
        cborText('authData'),
        cborBytes(data),
      ]);
      return handed({
        clientDataJSON: text(clientData('webauthn.create', options, twist)),
        attestationObject: text(attestation),
        transports: ['internal'],
      });
    },
    sign(options, twist = {}) {
      const client = clientData('webauthn.get', options, twist);
      const data = authData(twist.rpId ?? options.rpId!, twist);
      return handed({
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
      });
    },
  };
}
