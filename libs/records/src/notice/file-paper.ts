import { createHash } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { bareText, PaperUnreadable, readPaper } from '#libs/documents';
import { type Archive, ArchiveConflict, type ArchivedFile } from '../archive/archive.js';
import { fileName, type PaperIdentity, paperName } from './paper-name.js';

export interface PaperToFile extends PaperIdentity {
  readonly dossier: string;
  readonly title: string;
  readonly bytes: Buffer;
}

const mediaType = 'application/pdf';

async function wordsOf(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await readPaper(bytes)).map(({ text }) => bareText(text)).join('\f');
  } catch (error) {
    if (error instanceof PaperUnreadable) return undefined;
    throw error;
  }
}

async function sameWords(one: Buffer, other: Buffer): Promise<boolean> {
  if (one.equals(other)) return true;
  const words = await wordsOf(one);
  return words !== undefined && words === (await wordsOf(other));
}

async function sealedByAnother(
  dataSource: DataSource,
  file: string,
  stream: string,
): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    `select 1 from app.event where stream >= 'notice-' and stream < 'notice.'
      and type = 'NoticeSealed' and data->>'file' = $1 and stream <> $2 limit 1`,
    [file, stream],
  );
  return rows.length > 0;
}

/**
 * Puts the paper into its dossier under a name of its own. A file that a crash left there unsealed
 * is this paper's when it says the same, word for word, and nobody else has sealed it (even under
 * the name that papers had before); then it stays as it is. Any other file belongs to another
 * paper, whatever its name: it is left alone, and this paper gets a free name.
 */
export async function filePaper(
  archive: Archive,
  dataSource: DataSource,
  paper: PaperToFile,
): Promise<ArchivedFile> {
  const { dossier, title, bytes, stream } = paper;
  const own = paperName(paper);
  const put = (name: string, content: Buffer): Promise<ArchivedFile> =>
    archive.put({ dossier, title, name, bytes: content, mediaType });
  for (const name of [own, fileName(paper.symbol)]) {
    const standing = await archive.standing({ dossier, name, mediaType });
    if (
      standing &&
      (await sameWords(standing.bytes, bytes)) &&
      !(await sealedByAnother(dataSource, standing.path, stream))
    )
      return put(name, standing.bytes);
  }
  return put(own, bytes).catch((error: unknown) => {
    if (!(error instanceof ArchiveConflict)) throw error;
    return put(`${own} ${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`, bytes);
  });
}
