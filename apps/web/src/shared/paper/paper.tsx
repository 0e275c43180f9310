import './paper.css';
import { useEffect, useRef, useState } from 'react';
import { type PDFDocumentProxy } from 'pdfjs-dist';
import { FileLink, IconButton, Skeleton, Wrong } from '../ui/index.js';

const MIN = 0.5;
const MAX = 3;

/** Fetched when a paper is opened. The worker comes from here too; nothing is evaluated. */
async function load(url: string): Promise<PDFDocumentProxy> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = new URL(
    'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
    import.meta.url,
  ).href;
  return pdf.getDocument({ url, isEvalSupported: false, useWasm: false }).promise;
}

/** The pages of a PDF of the server, to leaf through and to enlarge, and the plain link to it. */
export function Paper({ url, title }: { readonly url: string; readonly title: string }) {
  const [paper, setPaper] = useState<PDFDocumentProxy>();
  const [wrong, setWrong] = useState<unknown>();
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    let gone = false;
    let opened: PDFDocumentProxy | undefined;
    load(url).then(
      (found) => {
        opened = found;
        if (gone) void found.loadingTask.destroy();
        else setPaper(found);
      },
      (error: unknown) => {
        if (!gone) setWrong(error);
      },
    );
    return () => {
      gone = true;
      void opened?.loadingTask.destroy();
    };
  }, [url]);
  return (
    <div className="paper">
      <div className="actions">
        <IconButton
          icon="minus"
          label="Thu nhỏ"
          disabled={zoom <= MIN}
          onClick={() => setZoom(Math.max(MIN, zoom - 0.25))}
        />
        <output>{Math.round(zoom * 100)}%</output>
        <IconButton
          icon="plus"
          label="Phóng to"
          disabled={zoom >= MAX}
          onClick={() => setZoom(Math.min(MAX, zoom + 0.25))}
        />
        <FileLink href={url}>Mở / Tải PDF</FileLink>
      </div>
      <Wrong error={wrong} />
      {!paper && !wrong && <Skeleton lines={8} />}
      {paper && (
        <div className="paper-pages" tabIndex={0} role="region" aria-label={title}>
          {Array.from({ length: paper.numPages }, (_, i) => (
            <Sheet key={i} paper={paper} page={i + 1} zoom={zoom} />
          ))}
        </div>
      )}
    </div>
  );
}

function Sheet({
  paper,
  page,
  zoom,
}: {
  readonly paper: PDFDocumentProxy;
  readonly page: number;
  readonly zoom: number;
}) {
  const at = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void paper.getPage(page).then(async (found) => {
      const canvas = at.current;
      if (gone || !canvas) return;
      const viewport = found.getViewport({ scale: zoom * 1.5 });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      const task = found.render({ canvas, viewport });
      stop = () => task.cancel();
      await task.promise.catch(() => undefined);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [paper, page, zoom]);
  return (
    <canvas
      ref={at}
      role="img"
      aria-label={`Trang ${page} trên ${paper.numPages}`}
      className={`paper-page ${zoom > 1 ? 'paper-large' : ''}`}
    />
  );
}
