import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { WorkbookLimits } from '../limits.js';
import { partTitle, type WorkbookRefusal, WorkbookRefused } from '../workbook-refused.js';
import { sniffRefusal } from './sniff.js';

/**
 * The parts of a zip that passed the first check. Names are those of the package, without a leading
 * slash, and are compared without case.
 */
export interface Package {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
  readonly read: (name: string) => Promise<Buffer>;
}

const forbidden: readonly (readonly [RegExp, WorkbookRefusal])[] = [
  [/vbaproject|\.bas$|(^|\/)macrosheets\//, 'MACRO'],
  [/(^|\/)externallinks\//, 'EXTERNAL_LINK'],
  [/(^|\/)(connections\.xml$|querytables\/|model\/item\.data$)/, 'EXTERNAL_LINK'],
  [/(^|\/)(embeddings|activex|ctrlprops)\//, 'EMBEDDED_OBJECT'],
  [/^xl\/workbook\.bin$/, 'FILE_BINARY_XLSB'],
  [/^mimetype$/, 'FILE_OPEN_DOCUMENT'],
  [/^word\/document\.xml$/, 'FILE_WORD'],
];

const zipProblems: readonly (readonly [RegExp, WorkbookRefusal])[] = [
  [/end of central directory/i, 'FILE_TRUNCATED'],
  [/relative path|absolute path|invalid characters/i, 'ZIP_PART_NAME'],
  [/size mismatch/i, 'ZIP_SIZE_WRONG'],
];

function asRefusal(error: unknown): WorkbookRefused {
  if (error instanceof WorkbookRefused) return error;
  const message = error instanceof Error ? error.message : '';
  return new WorkbookRefused(
    zipProblems.find(([pattern]) => pattern.test(message))?.[1] ?? 'FILE_DAMAGED',
  );
}

function checkClaims(entry: Entry, limits: WorkbookLimits): void {
  const found = forbidden.find(([pattern]) => pattern.test(entry.fileName.toLowerCase()));
  if (found) throw new WorkbookRefused(found[1]);
  if (entry.isEncrypted()) throw new WorkbookRefused('FILE_ENCRYPTED');
  checkRatio(entry, entry.uncompressedSize, limits);
}

function checkRatio(
  { compressedSize }: Entry,
  inflated: number,
  { ratio, ratioFloorBytes }: WorkbookLimits,
): void {
  if (inflated > ratioFloorBytes && inflated > compressedSize * ratio)
    throw new WorkbookRefused('ZIP_BOMB', `một phần bên trong phồng lên hơn ${ratio} lần`);
}

/**
 * Each piece takes a turn of the thread pool, so a workbook of 10 MB takes a hundred turns and not
 * a thousand.
 */
const pieceBytes = 128 << 10;

async function* inflate(packed: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: pieceBytes });
  stream.end(packed);
  for await (const piece of stream) yield piece as Buffer;
}

type Inflated = (entry: Entry) => AsyncGenerator<Buffer>;

/** Inflates parts from the file's own bytes, and never beyond the length that they claim. */
function partsOf(zip: ZipFile, bytes: Buffer): Inflated {
  return async function* part(entry) {
    const { compressionMethod, compressedSize, uncompressedSize } = entry;
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = bytes.subarray(fileDataStart, fileDataStart + compressedSize);
    if (compressionMethod !== 0 && compressionMethod !== 8)
      throw new WorkbookRefused('FILE_DAMAGED');
    let size = 0;
    for await (const piece of compressionMethod === 0 ? [packed] : inflate(packed)) {
      size += piece.length;
      if (size > uncompressedSize) break;
      yield piece;
    }
    if (size !== uncompressedSize) throw new WorkbookRefused('ZIP_SIZE_WRONG');
  };
}

/**
 * Inflates one part and drops the bytes, to learn how large it really is and whether its bytes are
 * those that were packed.
 */
async function measure(
  pieces: AsyncIterable<Buffer>,
  entry: Entry,
  room: number,
  limits: WorkbookLimits,
): Promise<number> {
  let size = 0;
  let sum = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > room)
      throw new WorkbookRefused('ZIP_BOMB', `bung ra hơn ${limits.inflatedBytes >> 20} MB`);
    checkRatio(entry, size, limits);
    sum = crc32(piece, sum);
  }
  if (sum !== entry.crc32) throw new WorkbookRefused('FILE_DAMAGED');
  return size;
}

async function walk(
  zip: ZipFile,
  parts: Inflated,
  limits: WorkbookLimits,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new WorkbookRefused('ZIP_TOO_MANY_PARTS', zip.entryCount);
  const entries = new Map<string, Entry>();
  let room = limits.inflatedBytes;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    checkClaims(entry, limits);
    const key = entry.fileName.toLowerCase();
    if (entries.has(key)) throw new WorkbookRefused('ZIP_PART_REPEATED');
    entries.set(key, entry);
    room -= await measure(parts(entry), entry, room, limits);
  }
  return entries;
}

function packageOf(parts: Inflated, entries: ReadonlyMap<string, Entry>): Package {
  const stream = (name: string): AsyncGenerator<Buffer> => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookRefused('XML_BROKEN', partTitle(name));
    return parts(entry);
  };
  const read = async (name: string): Promise<Buffer> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    has: (name) => entries.has(name.toLowerCase()),
    stream,
    read,
  };
}

/**
 * Checks the zip first: no parser sees a byte before every part was inflated once within the
 * limits, has the checksum that it declares, and is of a kind that may be in a workbook. Throws
 * WorkbookRefused.
 */
export async function openPackage(bytes: Buffer, limits: WorkbookLimits): Promise<Package> {
  if (bytes.length > limits.fileBytes)
    throw new WorkbookRefused('FILE_TOO_LARGE', limits.fileBytes >> 20);
  const other = sniffRefusal(bytes);
  if (other) throw new WorkbookRefused(other);
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
    const parts = partsOf(zip, bytes);
    return packageOf(parts, await walk(zip, parts, limits));
  } catch (error) {
    throw asRefusal(error);
  }
}
