/**
 * Makes equal documents equal bytes. A crash between rendering and recording is then harmless,
 * because rendering again gives the same file. Chromium writes the wall clock into the PDF, and
 * names structure elements after DOM nodes, which count up over a tab's life. Every replacement
 * keeps its length, so the cross-reference table stays right.
 */
export function stableBytes(pdf: Buffer, documentDate: string | undefined): Buffer {
  const text = pdf.toString('latin1');
  const ids = [...new Set(text.match(/\(node\d{8}\)/g))].toSorted();
  const renamed = new Map(
    ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]),
  );
  const numbered = text.replace(/\(node\d{8}\)/g, (id) => renamed.get(id) ?? id);
  const day = documentDate?.replaceAll('-', '');
  const dated =
    day === undefined
      ? numbered
      : numbered.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, `/$1 (D:${day}000000`);
  return Buffer.from(dated, 'latin1');
}
