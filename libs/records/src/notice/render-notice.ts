import { basename } from 'node:path';
import { type DataSource, type EntityManager } from 'typeorm';
import { fold } from '#libs/decider';
import { composeStored, PaperTooWide, type PdfRenderer } from '#libs/documents';
import { effectReader, type EventStore, type Reader, type StoredEvent } from '#libs/event-store';
import { type Effect, type EffectHandler, EffectRefused } from '#libs/platform';
import { type Archive, type ArchivedFile } from '../archive/archive.js';
import { filePaper } from './file-paper.js';
import { notice as noticeAggregate, noticeEvent, sealNotice } from './notice.js';

export const RENDER_NOTICE = 'render-notice';

/**
 * Each numbered notice asks for its paper. A revoked notice asks once more, for the entry in the
 * dossier's index.
 */
export const onNoticeNumbered: Reader = effectReader('records.render', {
  NoticeNumbered: RENDER_NOTICE,
  NoticeRevoked: RENDER_NOTICE,
});

/**
 * Letter → PDF → archive (temp, fsync, rename, read back) → NoticeSealed. The last step shares its
 * transaction with marking the effect as done. When this paper's file already stands in the archive
 * after a crash, it is sealed and not made again: one notice, one file. A file of another paper is
 * never mistaken for it. A revoked notice keeps its file as it is, and the index of its dossier
 * then names the paper that revoked it.
 */
export function renderNotice(
  dataSource: DataSource,
  store: EventStore,
  tools: { renderer: PdfRenderer; archive: Archive },
): EffectHandler {
  async function pdfOf(notice: string): Promise<Buffer> {
    const rows: { kind: string; data: object }[] = await dataSource.query(
      'select kind, data from app.letter where notice = $1',
      [notice],
    );
    if (!rows[0]) throw new EffectRefused(`no letter for ${notice}`);
    return tools.renderer.render(composed(rows[0])).catch(refuseTooWide);
  }

  return {
    kind: RENDER_NOTICE,
    async run({ subject }: Effect) {
      const facts = await store.read(subject);
      const [first] = facts;
      const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
      if (numbered.type !== 'NoticeNumbered')
        throw new EffectRefused(`${subject} does not begin with NoticeNumbered`);
      const { dossier, title, symbol, term } = numbered.data;
      const made = async () =>
        filePaper(tools.archive, dataSource, {
          dossier,
          title,
          symbol,
          term,
          stream: subject,
          hash: first!.hash,
          bytes: await pdfOf(subject),
        });
      const { sha256, size, path } = sealedFile(facts) ?? (await made());
      const state = fold(
        noticeAggregate,
        facts.map(({ type, data }) => noticeAggregate.parse({ type, data })),
      );
      if (state.status === 'revoked')
        await tools.archive.noteRevoked(
          { dossier, name: basename(path, '.pdf') },
          state.revocation,
        );
      return {
        commit: (manager: EntityManager) =>
          seal(store, manager, subject, { sha256, size, file: path }),
      };
    },
  };
}

/** The file with which a notice was sealed, which is made once. */
function sealedFile(facts: readonly StoredEvent[]): ArchivedFile | undefined {
  const sealed = facts
    .map(({ type, data }) => noticeEvent.parse({ type, data }))
    .find((fact) => fact.type === 'NoticeSealed');
  return sealed && { sha256: sealed.data.sha256, size: sealed.data.size, path: sealed.data.file };
}

/** A paper that does not fit its page will not fit later either. */
function refuseTooWide(error: unknown): never {
  throw error instanceof PaperTooWide ? new EffectRefused(error.message, { cause: error }) : error;
}

/**
 * A failure of the disk, the browser or the database may pass. A fault in the letter itself will
 * not.
 */
function composed({ kind, data }: { kind: string; data: object }): string {
  try {
    return composeStored(kind, data);
  } catch (error) {
    // A template that cannot be read now (a system error) says nothing about the letter.
    if (!(error instanceof Error) || 'syscall' in error) throw error;
    throw new EffectRefused(`${error.name}: ${error.message}`, { cause: error });
  }
}

async function seal(
  store: EventStore,
  manager: EntityManager,
  stream: string,
  file: { sha256: string; size: number; file: string },
): Promise<void> {
  await store.transact({
    aggregate: noticeAggregate,
    stream,
    manager,
    command: { name: 'seal-notice', actor: 'system' },
    decide: (state) => ({ events: sealNotice(state, file), result: undefined }),
  });
}
