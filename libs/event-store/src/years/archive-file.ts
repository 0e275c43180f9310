import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type ChainLink, chainHash, type ChainViolation } from '../chain.js';

/**
 * One line of an archive after its header: an event with the stored text of its data. `prev` is the
 * hash before it when its stream began in another file.
 */
export type ArchivedEvent = ChainLink & { readonly prev?: string };

export interface ArchiveHeader {
  readonly dondoc: 'events';
  readonly format: 1;
  readonly year: number;
  readonly streams: number;
  readonly events: number;
}

/** Writes line by line and makes the file durable. The file must not exist. */
export async function writeArchive(
  path: string,
  header: ArchiveHeader,
  events: AsyncIterable<readonly ArchivedEvent[]>,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.appendFile(`${JSON.stringify(header)}\n`);
    for await (const page of events)
      await file.appendFile(page.map((event) => `${JSON.stringify(event)}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
}

export async function readHeader(path: string): Promise<ArchiveHeader> {
  for await (const line of linesOf(path)) {
    const header = JSON.parse(line) as ArchiveHeader;
    if (header.dondoc !== 'events' || header.format !== 1) break;
    return header;
  }
  throw new RangeError(`${path} không phải tệp lưu trữ sự kiện của Đôn Đốc`);
}

export async function* readArchive(path: string): AsyncGenerator<ArchivedEvent> {
  let first = true;
  for await (const line of linesOf(path)) {
    if (!first) yield JSON.parse(line) as ArchivedEvent;
    first = false;
  }
}

export interface ArchiveCheck {
  readonly header: ArchiveHeader;
  readonly sha256: string;
  readonly violations: readonly (Omit<ChainViolation, 'problem'> & {
    readonly problem: ChainViolation['problem'] | 'missing';
  })[];
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function problemOf(
  last: ArchivedEvent | undefined,
  event: ArchivedEvent,
): ChainViolation['problem'] | undefined {
  const before =
    last?.stream === event.stream
      ? last
      : {
          version: event.prev === undefined ? 0 : event.version - 1,
          position: 0,
          hash: event.prev ?? '',
        };
  if (event.version !== before.version + 1) return 'gap';
  if (event.position <= before.position) return 'order';
  return chainHash(before.hash, event) === event.hash ? undefined : 'hash';
}

/** Recomputes every hash from the file alone, without a database. */
export async function checkArchive(path: string): Promise<ArchiveCheck> {
  const header = await readHeader(path);
  const violations: ArchiveCheck['violations'][number][] = [];
  let last: ArchivedEvent | undefined;
  let count = 0;
  for await (const event of readArchive(path)) {
    const problem = problemOf(last, event);
    if (problem) violations.push({ stream: event.stream, version: event.version, problem });
    last = event;
    count += 1;
  }
  if (count !== header.events)
    violations.push({ stream: '', version: header.events - count, problem: 'missing' });
  return { header, sha256: await sha256Of(path), violations };
}
