import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type BoardLine, type BulkRun, type LeftOut } from '#libs/directive';
import { ask } from '../../shared/api/client.js';
import { Notice, Wrong } from '../../shared/ui/index.js';
import { PaperLink } from '../report/sheet.js';
import { words } from './words.js';

const EACH = 1000;

/** How far the run is, asked each second until it is done. */
export function Running({ run, lines }: { run: string; lines: readonly BoardLine[] }) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['bulk', run],
    queryFn: ({ signal }) => ask<BulkRun>(`/api/bulk/${encodeURIComponent(run)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : EACH),
  });
  const state = query.data?.state;
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ queryKey: ['board'] });
  }, [client, state]);
  if (!query.data) return <Wrong error={query.error} />;
  const { total, done, skipped, notDone } = query.data;
  return (
    <>
      {state === 'running' && (
        <Notice title={words.progress(done, total)}>
          <progress value={done + skipped} max={total} aria-label={words.progress(done, total)} />
          <p>{words.running}</p>
        </Notice>
      )}
      {state === 'done' && done > 0 && <Notice tone="good" title={words.doneCount(done)} />}
      {skipped > 0 && <Refused title={words.skipped(skipped)} of={notDone} lines={lines} />}
    </>
  );
}

/** What is not approved, by reason and with the first cells of each. */
export function Refused({
  title,
  of,
  lines,
}: {
  readonly title: string;
  readonly of: readonly LeftOut[];
  readonly lines: readonly BoardLine[];
}) {
  const nameOf = (id: string): string => lines.find(({ cell }) => cell === id)?.cellName ?? '';
  return (
    <Notice tone="warn" title={title}>
      <ul>
        {of.map(({ code, message, cells }) => (
          <li key={`${code}/${message}`}>
            {words.refusedOf(message, cells.map(nameOf).filter(Boolean).join(', '))}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The notices that were given, each to leaf through. */
export function Notices({ lines }: { readonly lines: readonly BoardLine[] }) {
  const approved = lines.filter(
    ({ notice, noticeSymbol, status }) => status === 'approved' && notice && noticeSymbol,
  );
  if (approved.length === 0) return null;
  return (
    <section aria-labelledby="thong-bao">
      <h2 id="thong-bao">{words.approved}</h2>
      <ul className="approval-notices">
        {approved.map(({ cell, cellName, notice, noticeSymbol, noticeSealed }) => (
          <li key={cell}>
            {noticeSealed ? (
              <PaperLink
                url={`/documents/${encodeURIComponent(notice!)}.pdf`}
                name={words.notice(noticeSymbol!, cellName)}
              />
            ) : (
              words.sealing(noticeSymbol!)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
