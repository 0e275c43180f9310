/** `render-one CACHE_DIR` renders one paper, and tells how its browser was started and kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { PdfRenderer } from '#libs/documents';

const cacheDir = process.argv[2]!;
const remarks: string[] = [];
const renderer = new PdfRenderer({ cacheDir, onWarning: (warning) => void remarks.push(warning) });

/** Reads a file of a process that may have ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Whether the system calls of each page's process of our browser are filtered; 2 says that they
 * are.
 */
function filters(): string[] {
  const pages = readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      /--type=renderer/.test(read(`/proc/${pid}/cmdline`)) &&
      read(`/proc/${pid}/cmdline`).includes(cacheDir),
  );
  return [
    ...new Set(
      pages.map((pid) => /^Seccomp:\s*(\d)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 'gone'),
    ),
  ];
}

await renderer.start();
const paper = await renderer.render('<!doctype html><title>t</title><p>Đảng uỷ</p>');
const flags = read(`/proc/${await renderer.browserPid()}/cmdline`).split('\0');
const told = {
  uid: process.getuid?.(),
  remarks,
  sandbox: !flags.includes('--no-sandbox'),
  filters: filters(),
  paper: paper.subarray(0, 5).toString('latin1'),
};
await renderer.close();
process.stdout.write(`${JSON.stringify(told)}\n`);
