import {
  AlignmentType,
  convertMillimetersToTwip as twips,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { composeList, type ListPaper, type PrintedList } from '../spreadsheet/lists/list-paper.js';
import { packParts } from '../spreadsheet/write/write-book.js';
import { pagesOf } from './list-pages.js';
import { font, line, sideBySide, thin } from './list-paragraphs.js';
import { columnWidths, listTable } from './list-table.js';

function body(paper: ListPaper, width: number): (Paragraph | Table)[] {
  const {
    profile: { sizes },
    superior,
    issuer,
    date,
    appendix,
    title,
    note,
    columns,
    signature,
  } = paper;
  const widths = columnWidths(columns, width);
  const left = [
    line(superior, { size: sizes.organisation }),
    line(issuer, { size: sizes.organisation, bold: true }),
    line('*', { size: sizes.organisation }),
  ];
  const right = [
    line('ĐẢNG CỘNG SẢN VIỆT NAM', { size: sizes.partyName, bold: true, underline: true }),
    line('', { size: sizes.organisation }),
    line(date, { size: sizes.date, italics: true }),
  ];
  const signed = [
    line(signature.authority, { size: sizes.signature, bold: true, keepNext: true }),
    line(signature.position, { size: sizes.signature, keepNext: true }),
    ...['', '', '', ''].map((text) => line(text, { size: sizes.signature, keepNext: true })),
    line(signature.signer, { size: sizes.signature, bold: true }),
  ];
  return [
    sideBySide(left, right, { width, share: 0.48 }),
    line(appendix, { size: sizes.subject, bold: true, before: 10 }),
    line(title, { size: sizes.subject, bold: true }),
    line(note, { size: sizes.body, italics: true }),
    line('', { size: 6 }),
    ...pagesOf(paper, widths).flatMap((lines, index) => [
      ...(index === 0 ? [] : [thin({ pageBreakBefore: true })]),
      listTable(lines, { columns, widths, width }),
    ]),
    line('', { size: 8, keepNext: true }),
    sideBySide([line('', { keepNext: true })], signed, { width, share: 0.6 }),
    // A document ends with a paragraph; the one that programs add is as high as a line, and takes
    // the signature to a further page.
    thin(),
  ];
}

/**
 * The hour of making, which the library writes in, is taken out: the same list gives the same
 * bytes.
 */
function withoutHour(bytes: Uint8Array): Buffer {
  const parts = unzipSync(bytes);
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).replaceAll(
    /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g,
    '',
  );
  return packParts({ ...parts, 'docProps/core.xml': core });
}

/**
 * The list as .docx: landscape A4, Times New Roman, heading rows repeated, page number at the top
 * from the second page on. Throws as `composeList`.
 */
export async function writeListDocument(list: PrintedList): Promise<Buffer> {
  const paper = composeList(list);
  const { page } = paper.profile;
  const width = twips(297 - page.left - page.right);
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font, size: page.numberSize * 2 })],
  });
  const document = new Document({
    title: paper.title,
    creator: 'Đôn Đốc',
    styles: { default: { document: { run: { font, size: paper.profile.sizes.body * 2 } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297), orientation: PageOrientation.LANDSCAPE },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(page.numberFromTop),
            },
          },
        },
        headers: {
          default: new Header({ children: [number] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        children: body(paper, width),
      },
    ],
  });
  return withoutHour(await Packer.toBuffer(document));
}
