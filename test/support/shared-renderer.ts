import { PdfRenderer } from '#libs/documents';
import { sharedBrowserDir } from '#libs/documents/testing';

let renderer: PdfRenderer | undefined;

/**
 * One browser for all stages of a test process: its start costs more than a stage's papers. It ends
 * with the process, whose end of the pipe closes.
 */
export function sharedRenderer(): PdfRenderer {
  return (renderer ??= new PdfRenderer({ cacheDir: sharedBrowserDir }));
}
