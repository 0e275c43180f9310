import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Keys } from '../keys.js';

/** How many people may have signed in on one device before the first is forgotten. */
const PEOPLE = 6;
const COOKIE = /^([\w-]{22})((?:\.[\w-]{22})*)$/;

interface Known {
  readonly device: string;
  readonly signatures: readonly string[];
}

function read(cookie: string | undefined): Known | undefined {
  const [, device, rest] = COOKIE.exec(cookie ?? '') ?? [];
  if (device === undefined) return undefined;
  return { device, signatures: rest!.split('.').slice(1, PEOPLE + 1) };
}

const signatureOf = (keys: Keys, device: string, official: string): string =>
  keys.sign(`${device} ${official}`);

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The device's id, when this person once signed in on it. */
export function knownDevice(
  cookie: string | undefined,
  official: string,
  keys: Keys,
): string | undefined {
  const known = read(cookie);
  const own = signatureOf(keys, known?.device ?? '', official);
  return known?.signatures.some((signature) => same(signature, own)) ? known.device : undefined;
}

/** The cookie of a device on which this person has just signed in, with those who did before. */
export function rememberedDevice(cookie: string | undefined, official: string, keys: Keys): string {
  const { device, signatures } = read(cookie) ?? {
    device: randomBytes(16).toString('base64url'),
    signatures: [],
  };
  const own = signatureOf(keys, device, official);
  const others = signatures.filter((signature) => signature !== own);
  return [device, own, ...others.slice(0, PEOPLE - 1)].join('.');
}
