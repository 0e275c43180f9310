import { type DataSource, type EntityManager } from 'typeorm';
import { fold } from '#libs/decider';
import { composeDocument, type PdfRenderer } from '#libs/documents';
import { effectReader, type EventStore, type Reader } from '#libs/event-store';
import { type Effect, type EffectHandler } from '#libs/platform';
import { type Archive } from '../archive/archive.js';
import { notice as noticeAggregate, noticeEvent, sealNotice } from './notice.js';

export const RENDER_NOTICE = 'render-notice';

/** Each numbered notice asks for its paper; one that was revoked asks once more, for the mark in the dossier's index. */
export const onNoticeNumbered: Reader = effectReader('records.render', { NoticeNumbered: RENDER_NOTICE, NoticeRevoked: RENDER_NOTICE });

/** `119-TB-ĐU` from `119-TB/ĐU`: a slash cannot stand in a file name. */
export function fileName(symbol: string): string {
  return symbol.replaceAll('/', '-');
}

/**
 * Letter → PDF → archive (temp, fsync, rename, read back) → NoticeSealed, the last in the transaction that also marks the effect done.
 * After a crash the file that already stands in the archive is sealed, not made again: one notice, one file. A revoked notice keeps that file as it is;
 * the index of its dossier then says what revoked it.
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
      const facts = await store.read(subject);
      const [first] = facts;
      const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
      if (numbered.type !== 'NoticeNumbered') throw new Error(`${subject} does not begin with NoticeNumbered`);
      const place = { dossier: numbered.data.dossier, name: fileName(numbered.data.symbol), title: numbered.data.title };
      const { sha256, size, path } = (await tools.archive.find(place)) ?? (await tools.archive.put({ ...place, bytes: await pdfOf(subject), mediaType: 'application/pdf' }));
      const state = fold(noticeAggregate, facts.map(({ type, data }) => noticeAggregate.parse({ type, data })));
      if (state.status === 'revoked') await tools.archive.markRevoked(place, state.revocation);
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
