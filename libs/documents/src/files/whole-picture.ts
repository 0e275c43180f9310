import { type Bytes } from './bytes-at.js';

// Whether a picture is complete. Its segments are walked, and nothing is decoded.

const WINDOW = 64 * 1024;
const PARTS_AT_MOST = 100_000;

/** Markers of a frame (SOF), which gives size and kind of the picture. C4, C8 and CC are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length: restarts, and the filler before a marker. */
const standsAlone = (marker: number): boolean =>
  marker === 0x00 || marker === 0x01 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);

/** The first marker with a length in the window; -1 when there is none. */
function markerIn(window: Buffer): number {
  for (
    let at = window.indexOf(0xff);
    at >= 0 && at < window.length - 1;
    at = window.indexOf(0xff, at)
  ) {
    const marker = window[at + 1]!;
    if (!standsAlone(marker)) return at;
    at += marker === 0xff ? 1 : 2;
  }
  return -1;
}

/**
 * Position of the next marker at or after `position`, past the compressed data; undefined at the
 * end of the file.
 */
async function nextMarker(
  bytes: Bytes,
  position: number,
): Promise<{ marker: number; at: number } | undefined> {
  // The windows overlap by a byte, so a marker that is cut by their edge is found.
  for (let from = position; from < bytes.size - 1; from += WINDOW - 1) {
    const window = await bytes.at(from, WINDOW);
    const found = markerIn(window);
    if (found >= 0) return { marker: window[found + 1]!, at: from + found };
  }
  return undefined;
}

/** Length of a segment in bytes; beyond the end of the file when none is given. */
async function segmentLength(bytes: Bytes, position: number): Promise<number> {
  const length = await bytes.at(position, 2);
  return length.length < 2 || length.readUInt16BE() < 2 ? bytes.size : length.readUInt16BE();
}

/**
 * A JPEG has a frame, compressed data and an end. What a phone adds behind the end (a film, a depth
 * map) is not checked.
 */
export async function jpegWhole(bytes: Bytes): Promise<boolean> {
  let frame = false;
  let data = false;
  let position = 2;
  for (let parts = 0; parts < PARTS_AT_MOST; parts += 1) {
    const next = await nextMarker(bytes, position);
    if (next === undefined) return false;
    if (next.marker === 0xd9) return frame && data;
    frame ||= isFrame(next.marker);
    data ||= next.marker === 0xda;
    position = next.at + 2 + (await segmentLength(bytes, next.at + 2));
  }
  return false;
}

/** A PNG begins with its header and has data and an end. */
export async function pngWhole(bytes: Bytes): Promise<boolean> {
  let data = false;
  let position = 8;
  for (let parts = 0; parts < PARTS_AT_MOST; parts += 1) {
    const head = await bytes.at(position, 8);
    if (head.length < 8) return false;
    const kind = head.toString('latin1', 4);
    if (parts === 0 && kind !== 'IHDR') return false;
    data ||= kind === 'IDAT';
    // The four bytes of the checksum belong to the chunk.
    position += 12 + head.readUInt32BE();
    if (position > bytes.size) return false;
    if (kind === 'IEND') return data;
  }
  return false;
}
