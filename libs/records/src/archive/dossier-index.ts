import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { code, discard, hashOfFile, place, replace, writeTemporary } from './durable-file.js';

/** One line of a dossier's index. */
export interface IndexLine {
  readonly file: string;
  readonly title: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  /** Set for a revoked paper: the paper that revokes it. The file itself stays as it is. */
  readonly revoked?: Revocation;
}

export interface Revocation {
  readonly reason: string;
  readonly document?: string;
  readonly documentOn?: string;
}

export const mediaTypes: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

const extensions = new Set(Object.values(mediaTypes));
/**
 * One small file per document, which is written once. The index is made from these files, so no two
 * writers share one.
 */
const linesFolder = '.muc-luc';
const order = new Intl.Collator('vi', { numeric: true });

export function mediaTypeOf(file: string): string {
  const extension = file.slice(file.lastIndexOf('.') + 1);
  return (
    Object.entries(mediaTypes).find(([, known]) => known === extension)?.[0] ??
    'application/octet-stream'
  );
}

/** The documents in a dossier's folder, in the order of the index. */
export async function documentsIn(dossier: string): Promise<string[]> {
  const found = await readdir(dossier, { withFileTypes: true }).catch((error: unknown) => {
    if (code(error) === 'ENOENT') return [];
    throw error;
  });
  const names = found
    .filter(
      (entry) =>
        entry.isFile() &&
        !entry.name.startsWith('.') &&
        extensions.has(entry.name.slice(entry.name.lastIndexOf('.') + 1)),
    )
    .map(({ name }) => name);
  return names.toSorted(order.compare);
}

export async function readLine(dossier: string, file: string): Promise<IndexLine | undefined> {
  try {
    return JSON.parse(
      await readFile(join(dossier, linesFolder, `${file}.json`), 'utf8'),
    ) as IndexLine;
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Stores the line of a document for good. The first writer's line stays. */
export async function keepLine(
  dossier: string,
  line: IndexLine,
  temporaryFolder: string,
): Promise<void> {
  await mkdir(join(dossier, linesFolder), { recursive: true });
  const temporary = await writeTemporary(temporaryFolder, Buffer.from(`${JSON.stringify(line)}\n`));
  try {
    await place(temporary, join(dossier, linesFolder, `${line.file}.json`), temporaryFolder);
  } finally {
    await discard(temporary);
  }
}

const revocationFile = (name: string): string => `${name}.thu-hoi.json`;

/**
 * Records for good that the document of that name was revoked, even before the document is there.
 * The first record stays.
 */
export async function keepRevocation(
  dossier: string,
  name: string,
  mark: Revocation,
  temporaryFolder: string,
): Promise<void> {
  await mkdir(join(dossier, linesFolder), { recursive: true });
  const temporary = await writeTemporary(temporaryFolder, Buffer.from(`${JSON.stringify(mark)}\n`));
  try {
    await place(temporary, join(dossier, linesFolder, revocationFile(name)), temporaryFolder);
  } finally {
    await discard(temporary);
  }
}

/** What was revoked in a dossier, by the name of the document without its extension. */
async function revocationsIn(dossier: string): Promise<Map<string, Revocation>> {
  const names = (await readdir(join(dossier, linesFolder)).catch(() => [])).filter((file) =>
    file.endsWith(revocationFile('')),
  );
  return new Map(
    await Promise.all(
      names.map(
        async (file) =>
          [
            file.slice(0, -revocationFile('').length),
            JSON.parse(await readFile(join(dossier, linesFolder, file), 'utf8')) as Revocation,
          ] as const,
      ),
    ),
  );
}

/** The stored line, or the one that the file itself gives after a crash between the two. */
export async function lineOf(dossier: string, file: string): Promise<IndexLine> {
  const kept = await readLine(dossier, file);
  if (kept !== undefined) return kept;
  const path = join(dossier, file);
  const sha256 = await hashOfFile(path);
  if (sha256 === undefined) throw new Error(`${path} disappeared`);
  return { file, title: null, sha256, size: (await stat(path)).size, mediaType: mediaTypeOf(file) };
}

/**
 * Stored lines never change, so an index of thousands is written without reading thousands of files
 * each time.
 */
async function knownLine(
  dossier: string,
  file: string,
  known: Map<string, IndexLine>,
): Promise<IndexLine> {
  const path = join(dossier, file);
  const line = known.get(path) ?? (await readLine(dossier, file));
  if (line === undefined) return lineOf(dossier, file);
  known.set(path, line);
  return line;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (value: string) =>
  value.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');

function revocationText(mark: Revocation | undefined): string {
  if (!mark) return '';
  const day =
    mark.documentOn === undefined ? '' : `, ngày ${mark.documentOn.split('-').reverse().join('/')}`;
  const paper = mark.document === undefined ? '' : ` theo ${mark.document}${day}`;
  return `<br><strong>Đã thu hồi${escaped(`${paper}: ${mark.reason}`)}</strong>`;
}

const style =
  'body{font:16px/1.5 serif;margin:2rem}table{border-collapse:collapse}' +
  'th,td{border:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}' +
  'code{font-size:.75rem;word-break:break-all}';
const head = ['TT', 'Tệp', 'Trích yếu', 'Dung lượng (byte)', 'SHA-256'].map(
  (title) => `<th scope="col">${title}</th>`,
);

function htmlOf(name: string, lines: readonly IndexLine[]): string {
  const rows = lines.map(
    ({ file, title, size, sha256, revoked }, index) =>
      `<tr><td>${index + 1}</td>` +
      `<th scope="row"><a href="${escaped(encodeURIComponent(file))}">${escaped(file)}</a></th>` +
      `<td>${escaped(title ?? '')}${revocationText(revoked)}</td>` +
      `<td>${size}</td><td><code>${sha256}</code></td></tr>`,
  );
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Mục lục hồ sơ ${escaped(name)}</title>
<style>${style}</style></head>
<body><h1>Mục lục hồ sơ ${escaped(name)}</h1>
<table><thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
}

async function write(path: string, text: string, temporaryFolder: string): Promise<void> {
  await replace(await writeTemporary(temporaryFolder, Buffer.from(text), 0o644), path);
}

async function indexedLines(dossier: string): Promise<IndexLine[] | undefined> {
  try {
    return (
      JSON.parse(await readFile(join(dossier, 'muc-luc.json'), 'utf8')) as {
        documents: IndexLine[];
      }
    ).documents;
  } catch {
    return undefined;
  }
}

/** Names in the index on disk; undefined when the index is missing or unreadable. */
export async function indexedFiles(dossier: string): Promise<string[] | undefined> {
  return (await indexedLines(dossier))?.map(({ file }) => file);
}

const nameOf = (file: string): string => file.slice(0, file.lastIndexOf('.'));

/**
 * Documents and revocations in the folder, or in its index. The two are equal when nothing is
 * missing.
 */
function contentsOf(
  lines: readonly (Pick<IndexLine, 'file'> & { readonly revoked?: unknown })[] | undefined,
): string {
  return JSON.stringify(lines?.map(({ file, revoked }) => [file, revoked !== undefined]));
}

async function standingIn(dossier: string): Promise<{ file: string; revoked?: Revocation }[]> {
  const [files, marks] = [await documentsIn(dossier), await revocationsIn(dossier)];
  return files.map((file) => {
    const revoked = marks.get(nameOf(file));
    return { file, ...(revoked ? { revoked } : {}) };
  });
}

/**
 * Writes muc-luc.json and muc-luc.html from what the folder contains, then looks again. When two
 * processes write at once, the one that finds a document or a revocation missing in the result
 * writes once more, so the last index is complete.
 */
export async function writeIndex(
  name: string,
  dossier: string,
  temporaryFolder: string,
  known: Map<string, IndexLine>,
): Promise<void> {
  for (;;) {
    const lines = await Promise.all(
      (await standingIn(dossier)).map(async (standing) => ({
        ...(await knownLine(dossier, standing.file, known)),
        ...standing,
      })),
    );
    await write(
      join(dossier, 'muc-luc.json'),
      `${JSON.stringify({ dossier: name, documents: lines }, null, 1)}\n`,
      temporaryFolder,
    );
    await write(join(dossier, 'muc-luc.html'), htmlOf(name, lines), temporaryFolder);
    if (contentsOf(await standingIn(dossier)) === contentsOf(await indexedLines(dossier))) return;
  }
}
