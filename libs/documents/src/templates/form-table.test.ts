import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { readPaper } from '../pdf/read-paper.js';
import { sharedBrowserDir } from '../testing.js';
import { composeFormTable, type FormTablePage } from './form-table.js';

const sample = JSON.parse(
  readFileSync('templates/form-table/sample.json', 'utf8'),
) as FormTablePage;
const [table] = sample.tables;

const withRows = (count: number): string => {
  const rows = Array.from({ length: count }, (_each, i) => table!.rows[i % 2]!);
  return composeFormTable({ ...sample, tables: [{ ...table!, rows }] });
};

describe('the table of all cells as PDF', () => {
  let renderer: PdfRenderer;
  beforeAll(() => {
    renderer = new PdfRenderer({ cacheDir: sharedBrowserDir });
  });
  afterAll(() => renderer.close());

  /** Lengths at which the total stands on a page without any row. */
  async function lonelyTotals(change: (html: string) => string): Promise<number[]> {
    const found: number[] = [];
    for (let count = 14; count <= 24; count += 1) {
      const pages = await readPaper(await renderer.render(change(withRows(count))));
      const last = pages.find(({ text }) => text.includes('Tổng cộng'));
      if (!last?.text.includes('Chi bộ Một') && !last?.text.includes('Chi bộ Hai'))
        found.push(count);
    }
    return found;
  }

  it('never prints the total on a page of its own', async () => {
    expect(await lonelyTotals((html) => html)).toEqual([]);
    const loose = (html: string): string => html.replaceAll('break-before: avoid', '');
    expect(await lonelyTotals(loose)).not.toEqual([]);
  });
});
