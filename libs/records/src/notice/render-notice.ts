import { type EntityManager, type DataSource } from 'typeorm';
import { composeDocument, type PdfRenderer } from '#libs/documents';
import { effectReader, type EventStore, type Reader } from '#libs/event-store';
import { type Effect, type EffectHandler } from '#libs/platform';
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
    if (!rows[0]) throw new Error(`no letter for ${notice}`);
    return tools.renderer.render(composeDocument(rows[0].kind as never, rows[0].data as never));
  }

  return {
    kind: RENDER_NOTICE,
    async run({ subject }: Effect) {
      const [first] = await store.read(subject);
      const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
      if (numbered.type !== 'NoticeNumbered') throw new Error(`${subject} does not begin with NoticeNumbered`);
      const { dossier, title, symbol, term } = numbered.data;
      const paper = { dossier, title, symbol, term, stream: subject, hash: first!.hash, bytes: await pdfOf(subject) };
      const { sha256, size, path } = await filePaper(tools.archive, dataSource, paper);
      return { commit: (manager: EntityManager) => seal(store, manager, subject, { sha256, size, file: path }) };
    },
  };
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
