import { mediaTypes } from './dossier-index.js';

// What becomes part of a path in the archive is looked at first.

export function checkedName(value: string, what: string): string {
  const name = value.normalize('NFC');
  const plain =
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._()-]*$/u.test(name) &&
    !name.endsWith('.') &&
    Buffer.byteLength(name) <= 200;
  if (!plain || name === 'muc-luc')
    throw new RangeError(
      `${JSON.stringify(value)} cannot be a ${what} of the archive: letters, digits, blank, ` +
        'dot, hyphen, underscore and parentheses only',
    );
  return name;
}

export function extensionOf(mediaType: string): string {
  const extension = mediaTypes[mediaType];
  if (extension === undefined) throw new RangeError(`the archive takes no ${mediaType}`);
  return extension;
}

export function checkedHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new RangeError(`not a sha256: ${JSON.stringify(sha256)}`);
  return sha256;
}
