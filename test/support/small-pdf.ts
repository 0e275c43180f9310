/** The words of a page of HTML, as they are read. */
function wordsOf(html: string): string {
  const body = html
    .slice(html.indexOf('<body'))
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ');
  return body
    .replaceAll(/&#x([0-9a-f]+);/gi, (_entity, code: string) =>
      String.fromCodePoint(parseInt(code, 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end`;

/**
 * A PDF of one page with the words of `html` and nothing of its looks. It is made in no time, and
 * stands in for the browser where only the words matter.
 */
export function smallPdf(html: string): Buffer {
  // What lies beside the page is not read, so lines are short and letters small.
  const lines =
    wordsOf(html)
      .normalize('NFC')
      .match(/.{1,400}/gu) ?? [];
  const hex = (line: string): string =>
    Array.from(line, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const page =
    `BT /F 1 Tf 10 800 Td ${lines.map((line) => `<${hex(line)}> Tj 0 -2 Td`).join(' ')} ` + 'ET';
  const stream = (content: string): string =>
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 ' +
      'R>>>>>>',
    stream(page),
    '<</Type/Font/Subtype/Type0/BaseFont/Words/Encoding/Identity-H/ToUnicode 6 0 ' +
      'R/DescendantFonts[7 0 R]>>',
    stream(cmap),
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Words/CIDSystemInfo' +
      '<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R/DW 500>>',
    '<</Type/FontDescriptor/FontName/Words/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle ' +
      '0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ];
  const offsets: number[] = [];
  let text = '%PDF-1.7\n';
  objects.forEach((object, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ` +
      `${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
