import { cellPlace, escapeCellText, escapeXml } from '../cell-text.js';
import { mainSpace } from './sheet-xml.js';

/** One note: box of the text and its place. */
export interface Note {
  readonly cell: string;
  readonly text: string;
}

/** `prefix`: that of the part it goes into, with its colon. */
export function commentMarkup({ cell, text }: Note, author: number, prefix = ''): string {
  const run =
    `<${prefix}r><${prefix}rPr><${prefix}sz val="9"/><${prefix}rFont ` +
    `val="Tahoma"/></${prefix}rPr><${prefix}t ` +
    `xml:space="preserve">${escapeCellText(text)}</${prefix}t></${prefix}r>`;
  return (
    `<${prefix}comment ref="${cell}" authorId="${author}">` +
    `<${prefix}text>${run}</${prefix}text></${prefix}comment>`
  );
}

export function commentsPart(notes: readonly Note[], author: string): string {
  return (
    `<comments xmlns="${mainSpace}"><authors><author>${escapeXml(author)}</author></authors>` +
    `<commentList>${notes.map((note) => commentMarkup(note, 0)).join('')}</commentList></comments>`
  );
}

const lineHeight = 16;

/** Old vector markup: every program that shows notes still asks for a shape per note. */
export function shapeMarkup({ cell, text }: Note, id: string): string {
  const { row, column } = cellPlace(cell) ?? { row: 1, column: 0 };
  const height = lineHeight * (1 + Math.ceil(text.length / 34) + text.split('\n').length);
  return (
    `<v:shape id="${id}" type="#_x0000_t202" ` +
    'style="position:absolute;margin-left:60pt;margin-top:2pt;' +
    `width:200pt;height:${height}pt;z-index:1;visibility:hidden" ` +
    'fillcolor="#ffffe1" o:insetmode="auto">' +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path ' +
    'o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div ' +
    'style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column>` +
    '</x:ClientData></v:shape>'
  );
}

export const shapeType =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" ' +
  'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" ' +
  'o:connecttype="rect"/></v:shapetype>';

export function drawingPart(shapes: readonly string[]): string {
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" ' +
    'xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    `${shapeType}${shapes.join('')}</xml>`
  );
}
