import { useRef, useState } from 'react';
import { type DraftView, type WorkbookAnswer } from '#libs/directive';
import { ask, newKey } from '../../shared/api/client.js';
import { problemIn, Refusal } from '../../shared/api/problem.js';
import { Button, FileLink, Notice, Wrong } from '../../shared/ui/index.js';
import { type Place } from '../obligation.js';
import { type DraftStore } from './draft-store.js';
import { isError, markText } from './marks.js';
import { upload } from './upload.js';
import { words } from './words.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Gives a file to the browser to keep. */
function hand(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function annotated({ api }: Place, file: File): Promise<void> {
  const response = await fetch(`${api}/workbook/annotated`, {
    method: 'POST',
    body: file.slice(0, file.size, 'application/octet-stream'),
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newKey() },
  });
  if (!response.ok) throw new Refusal(await problemIn(response));
  hand(await response.blob(), `${file.name.replace(/\.xlsx$/i, '')} - danh dau.xlsx`);
}

type Found = WorkbookAnswer['findings'];

function Places({ findings }: { readonly findings: Found }) {
  return (
    <ul>
      {findings.slice(0, 100).map((found) => (
        <li key={found.id}>
          <strong>
            {isError(found) ? 'Lỗi' : 'Xem lại'}
            {found.sheet ? `, trang “${found.sheet}”${found.cell ? ` ô ${found.cell}` : ''}` : ''}:
          </strong>{' '}
          {markText(found)}
        </li>
      ))}
    </ul>
  );
}

/** The cell's own workbook out and in. */
export function WorkbookPart({
  place,
  store,
}: {
  readonly place: Place;
  readonly store: DraftStore;
}) {
  const at = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [part, setPart] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [findings, setFindings] = useState<Found>();

  const send = async (chosen: File): Promise<void> => {
    setFile(chosen);
    setError(undefined);
    setFindings(undefined);
    setPart(0);
    try {
      await store.flush();
      const { version } = store.draft.check;
      const answer = await upload<WorkbookAnswer>(`${place.api}/workbook`, chosen, {
        version,
        onPart: setPart,
      });
      store.replace(await ask<DraftView>(`${place.api}/draft`));
      setFindings(answer.findings.filter(({ table }) => table !== 'report'));
    } catch (failed) {
      setError(failed);
    }
    setPart(undefined);
  };

  return (
    <section className="card" aria-labelledby="tep-excel">
      <h2 id="tep-excel">{words.workbook}</h2>
      <ol className="steps">
        <li>
          <FileLink href={`${place.api}/workbook`}>{words.download}</FileLink>
        </li>
        <li>
          <Button icon="upload" busy={part !== undefined} onClick={() => at.current?.click()}>
            {words.upload}
          </Button>
          <p className="hint">{words.uploadHint}</p>
        </li>
      </ol>
      <input
        ref={at}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={words.upload}
        accept={`.xlsx,${SHEET}`}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = '';
          if (chosen) void send(chosen);
        }}
      />
      {part !== undefined && <progress max={1} value={part} aria-label={words.sending} />}
      <Wrong error={error} />
      {findings && (
        <Notice tone={findings.some(isError) ? 'bad' : 'good'} title={words.read}>
          <Places findings={findings} />
        </Notice>
      )}
      {file && findings && findings.length > 0 && (
        <Button
          icon="download"
          onClick={() => void annotated(place, file).catch((failed: unknown) => setError(failed))}
        >
          {words.annotated}
        </Button>
      )}
    </section>
  );
}
