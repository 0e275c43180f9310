import { type EntityManager, type DataSource } from 'typeorm';
import { composeDocument, PaperTooWide, type PdfRenderer } from '#libs/documents';
import { effectReader, type EventStore, type Reader } from '#libs/event-store';
import { type Effect, type EffectHandler, EffectRefused } from '#libs/platform';
import { type Archive } from '../archive/archive.js';
import { filePaper } from './file-paper.js';
import { notice as noticeAggregate, noticeEvent, sealNotice } from './notice.js';

export const RENDER_NOTICE = 'render-notice';

/** Each numbered notice asks for its paper. */
export const onNoticeNumbered: Reader = effectReader('records.render', { NoticeNumbered: RENDER_NOTICE });

/**
 * Letter → PDF → archive (temp, fsync, rename, read back) → NoticeSealed, the last in the transaction that also marks the effect done.
 * After a crash this paper's file that already stands in the archive is sealed, not made again: one notice, one file. What stands there of
 * another paper is never taken for it.
 */
export function renderNotice(dataSource: DataSource, store: EventStore, tools: { renderer: PdfRenderer; archive: Archive }): EffectHandler {
  async function pdfOf(notice: string): Promise<Buffer> {
    const rows: { kind: string; data: object }[] = await dataSource.query('select kind, data from app.letter where notice = $1', [notice]);
    if (!rows[0]) throw new EffectRefused(`no letter for ${notice}`);
    return tools.renderer.render(composed(rows[0])).catch(refuseTooWide);
  }

  return {
    kind: RENDER_NOTICE,
    async run({ subject }: Effect) {
      const [first] = await store.read(subject);
      const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
      if (numbered.type !== 'NoticeNumbered') throw new EffectRefused(`${subject} does not begin with NoticeNumbered`);
      const { dossier, title, symbol, term } = numbered.data;
      const paper = { dossier, title, symbol, term, stream: subject, hash: first!.hash, bytes: await pdfOf(subject) };
      const { sha256, size, path } = await filePaper(tools.archive, dataSource, paper);
      return { commit: (manager: EntityManager) => seal(store, manager, subject, { sha256, size, file: path }) };
    },
  };
}

/** A paper that does not fit its page will not fit it later either. */
function refuseTooWide(error: unknown): never {
  throw error instanceof PaperTooWide ? new EffectRefused(error.message, { cause: error }) : error;
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
