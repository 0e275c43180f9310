import { type EntityManager, type DataSource } from 'typeorm';
import { composeDocument, type PdfRenderer } from '#libs/documents';
import { effectReader, type EventStore, type Reader } from '#libs/event-store';
import { type Effect, type EffectHandler, EffectRefused } from '#libs/platform';
import { type Archive, ArchiveConflict } from '../archive/archive.js';
import { notice as noticeAggregate, noticeEvent, sealNotice } from './notice.js';

export const RENDER_NOTICE = 'render-notice';

/** Each numbered notice asks for its paper. */
export const onNoticeNumbered: Reader = effectReader('records.render', { NoticeNumbered: RENDER_NOTICE });

/** `119-TB-ĐU` from `119-TB/ĐU`: a slash cannot stand in a file name. */
export function fileName(symbol: string): string {
  return symbol.replaceAll('/', '-');
}

/**
 * Letter → PDF → archive (temp, fsync, rename, read back) → NoticeSealed, the last in the transaction that also marks the effect done.
 * After a crash the file that already stands in the archive is sealed, not made again: one notice, one file.
 */
export function renderNotice(dataSource: DataSource, store: EventStore, tools: { renderer: PdfRenderer; archive: Archive }): EffectHandler {
  async function pdfOf(notice: string): Promise<Buffer> {
    const rows: { kind: string; data: object }[] = await dataSource.query('select kind, data from app.letter where notice = $1', [notice]);
    if (!rows[0]) throw new EffectRefused(`no letter for ${notice}`);
    return tools.renderer.render(composed(rows[0]));
  }

  return {
    kind: RENDER_NOTICE,
    async run({ subject }: Effect) {
      const [first] = await store.read(subject);
      const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
      if (numbered.type !== 'NoticeNumbered') throw new EffectRefused(`${subject} does not begin with NoticeNumbered`);
      const place = { dossier: numbered.data.dossier, name: fileName(numbered.data.symbol), title: numbered.data.title };
      const { sha256, size, path } = (await tools.archive.find(place)) ?? (await tools.archive.put({ ...place, bytes: await pdfOf(subject), mediaType: 'application/pdf' }).catch(refuseConflict));
      return { commit: (manager: EntityManager) => seal(store, manager, subject, { sha256, size, file: path }) };
    },
  };
}

/** Other bytes stand under its name: a person must look. */
function refuseConflict(error: unknown): never {
  throw error instanceof ArchiveConflict ? new EffectRefused(`${error.name}: ${error.message}`, { cause: error }) : error;
}

/** Disk, browser and database may be there again later. What a letter says will not change by itself. */
function composed({ kind, data }: { kind: string; data: object }): string {
  try {
    return composeDocument(kind as never, data as never);
  } catch (error) {
    // A template that cannot be read now (a system error) says nothing of the letter.
    if (!(error instanceof Error) || 'syscall' in error) throw error;
    throw new EffectRefused(`${error.name}: ${error.message}`, { cause: error });
  }
}

async function seal(store: EventStore, manager: EntityManager, stream: string, file: { sha256: string; size: number; file: string }): Promise<void> {
  await store.transact({
    aggregate: noticeAggregate,
    stream,
    manager,
    command: { name: 'seal-notice', actor: 'system' },
    decide: (state) => ({ events: sealNotice(state, file), result: undefined }),
  });
}
