import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type DataSource } from 'typeorm';
import { RENDER_NOTICE } from '#libs/records';
import { type Findings } from './findings.js';
import { ofCategory, type Snapshot } from './snapshot.js';

interface Sealed {
  readonly notice: string;
  readonly type: string;
  readonly sha256: string;
  readonly size: number | null;
  readonly file: string | null;
}

const AT_ONCE = 8;
const PAGE = 1000;
const SEALED = `
  select s.stream as notice, s.type, coalesce(s.data->>'sha256', '') as sha256,
    s.data->>'file' as file,
    case jsonb_typeof(s.data->'size') when 'number' then (s.data->>'size')::float8 end as size
  from known_event s where ${ofCategory('s', 'notice')} and s.type in ('NoticeSealed',
    'NoticeSigned') order by (s.data->>'sha256') collate "C", s.stream`;

/** Bytes that lie in the archive although no sealed event of the snapshot speaks of them. */
export interface Strays {
  readonly objects: readonly string[];
  /** Paths relative to the archive. */
  readonly documents: readonly string[];
}

/**
 * I7: hashes each sealed file anew, as object and in its dossier. Returns what nobody sealed, which
 * may have been sealed since.
 */
export async function checkArchive(
  snapshot: Snapshot,
  findings: Findings,
  archiveDir: string,
): Promise<Strays> {
  const objects: string[] = [];
  const documents = new Map((await documentsIn(archiveDir)).map((file) => [file, false]));
  const shards = shardsOf(archiveDir);
  let unseen = new Set<string>();
  let shard = '';
  const moveTo = async (next: string): Promise<void> => {
    while (shard < next) {
      objects.push(...unseen);
      shard = (await shards.next()).value ?? '\uffff';
      unseen = new Set(
        shard === '\uffff' ? [] : await names(path.join(archiveDir, 'objects', shard)),
      );
      findings.looked('I13', 'tệp trong kho', unseen.size);
    }
  };
  for await (const page of snapshot.pages<Sealed>(SEALED, PAGE)) {
    for (let i = 0; i < page.length; i += AT_ONCE)
      await Promise.all(
        page.slice(i, i + AT_ONCE).map((one) => checkFile(findings, archiveDir, one)),
      );
    for (const { sha256, file } of page) {
      await moveTo(sha256.slice(0, 2));
      unseen.delete(sha256);
      if (file !== null) documents.delete(file);
    }
    findings.looked('I7', 'tệp', page.length);
  }
  await moveTo('\uffff');
  objects.push(...unseen);
  return { objects, documents: [...documents.keys()] };
}

async function checkFile(
  findings: Findings,
  archiveDir: string,
  { notice, type, sha256, size, file }: Sealed,
): Promise<void> {
  const object = path.join('objects', sha256.slice(0, 2), sha256);
  const found = await fileOf(path.join(archiveDir, object));
  const said = fault(found, { sha256, size });
  if (!found)
    findings.violate(
      'I13',
      `${notice} đã niêm phong nhưng kho lưu trữ không có tệp ${object}. Khôi phục từ bản sao lưu.`,
    );
  else if (said)
    findings.violate('I7', `${notice}: tệp ${object} ${said}. Khôi phục từ bản sao lưu.`);
  if (type !== 'NoticeSealed' || file === null) return;
  const copy = await fileOf(path.join(archiveDir, file), found);
  const wrong = fault(copy, { sha256, size });
  if (!copy) findings.violate('I7', `${notice}: hồ sơ không có tệp ${file}.`);
  else if (wrong && copy !== found)
    findings.violate(
      'I7',
      `${notice}: tệp trong hồ sơ ${file} ${wrong}. Khôi phục từ bản sao lưu.`,
    );
}

interface FoundFile {
  readonly inode: string;
  readonly size: number;
  readonly sha256: string;
}

function fault(
  file: FoundFile | undefined,
  { sha256, size }: Pick<Sealed, 'sha256' | 'size'>,
): string | undefined {
  if (!file) return undefined;
  if (file.sha256 !== sha256)
    return (
      `không còn như lúc niêm phong (băm ${file.sha256.slice(0, 12)}…, niêm phong ` +
      `${sha256.slice(0, 12)}…)`
    );
  return size !== null && file.size !== size
    ? `dài ${file.size} byte, sự kiện ghi ${size}`
    : undefined;
}

/** A second name of the same file is not hashed again. */
async function fileOf(file: string, same?: FoundFile): Promise<FoundFile | undefined> {
  try {
    const { dev, ino, size } = await stat(file);
    const inode = `${dev}:${ino}`;
    if (same?.inode === inode) return same;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    return { inode, size, sha256: hash.digest('hex') };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function* shardsOf(archiveDir: string): AsyncGenerator<string, undefined> {
  yield* (await names(path.join(archiveDir, 'objects'))).filter((name) =>
    /^[0-9a-f]{2}$/.test(name),
  );
  return undefined;
}

/** Leaves out the index and hidden files, which are the archive's own. */
async function documentsIn(archiveDir: string): Promise<string[]> {
  const files: string[] = [];
  for (const dossier of await names(path.join(archiveDir, 'ho-so'))) {
    const own = (await names(path.join(archiveDir, 'ho-so', dossier))).filter(
      (name) => !name.startsWith('.') && !/^muc-luc\.(json|html)$/.test(name),
    );
    files.push(...own.map((name) => `ho-so/${dossier}/${name}`));
  }
  return files;
}

/**
 * I13: names what was stray in the snapshot and is stray still, unless so many files are being made
 * right now.
 */
export async function checkStrays(
  dataSource: DataSource,
  findings: Findings,
  { objects, documents }: Strays,
): Promise<void> {
  if (objects.length + documents.length === 0) return;
  const rows: { sha256: string; file: string | null }[] = await dataSource.query(
    `select s.data->>'sha256' as sha256, s.data->>'file' as file from app.event s
      where ${ofCategory('s', 'notice')} and s.type in ('NoticeSealed', 'NoticeSigned')
       and (s.data->>'sha256' = any($1) or s.data->>'file' = any($2))`,
    [objects, documents],
  );
  const [{ open } = { open: 0 }]: { open: number }[] = await dataSource.query(
    `select count(*)::int as open from app.effect where kind = $1 and state in ('pending',
      'running')`,
    [RENDER_NOTICE],
  );
  const [hashes, files] = [
    new Set(rows.map(({ sha256 }) => sha256)),
    new Set(rows.map(({ file }) => file)),
  ];
  report(
    findings,
    objects.filter((one) => !hashes.has(one)).map((one) => `objects/${one.slice(0, 2)}/${one}`),
    open,
  );
  report(
    findings,
    documents.filter((one) => !files.has(one)),
    open,
  );
}

function report(findings: Findings, strays: readonly string[], open: number): void {
  if (strays.length <= open) return;
  for (const file of strays)
    findings.violate('I13', `Kho lưu trữ có tệp ${file} mà không sự kiện niêm phong nào nhắc đến.`);
}
