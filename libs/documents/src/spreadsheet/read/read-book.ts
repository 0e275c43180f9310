import { posix } from 'node:path';
import type { WorkbookLimits } from '../limits.js';
import type { DateSystem } from '../serial-day.js';
import { WorkbookRefused } from '../workbook-refused.js';
import type { Package } from './open-package.js';
import { type Attributes, parseXml, relationOf } from './parse-xml.js';
import { type CellLook, readStyles } from './read-styles.js';
import { readStrings, type SharedText } from './shared-strings.js';

export interface BookSheet {
  readonly name: string;
  /** Name of its part in the package. */
  readonly part: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
}

export interface Book {
  readonly part: string;
  readonly dateSystem: DateSystem;
  readonly sheets: readonly BookSheet[];
  readonly strings: readonly SharedText[];
  /** Looks by the index of `cellXfs`. */
  readonly looks: readonly CellLook[];
  readonly stylesPart: string | undefined;
}

export interface Relation {
  readonly id: string;
  /**
   * Last word of the type, such as `worksheet` or `sharedStrings`. Transitional and strict
   * documents differ before it.
   */
  readonly type: string;
  /** The part in the package, or the address when it lies outside. */
  readonly target: string;
  readonly external: boolean;
}

export const relationsPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

function targetPart(base: string, target: string): string {
  const resolved = posix.normalize(
    target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(base), target),
  );
  if (resolved.startsWith('..')) throw new WorkbookRefused('ZIP_PART_NAME');
  return resolved;
}

/** Relations of a part ('' for the package); none when it has no list of them. */
export async function relationsOf(source: Package, part: string): Promise<Relation[]> {
  const list = part === '' ? '_rels/.rels' : relationsPart(part);
  if (!source.has(list)) return [];
  const relations: Relation[] = [];
  const open = (
    name: string,
    { Id = '', Type = '', Target = '', TargetMode }: Attributes,
  ): void => {
    if (name !== 'Relationship') return;
    const external = TargetMode?.toLowerCase() === 'external';
    relations.push({
      id: Id,
      type: Type.slice(Type.lastIndexOf('/') + 1),
      target: external ? Target : targetPart(part, Target),
      external,
    });
  };
  await parseXml(list, source.stream(list), { open });
  return relations;
}

/**
 * Excel makes a link of every mail address that is typed, so hyperlinks are allowed. Every other
 * relation out of the file is refused.
 */
async function refuseOutside(source: Package): Promise<void> {
  for (const name of source.names.filter((each) => each.toLowerCase().endsWith('.rels'))) {
    const open = (tag: string, { Type = '', TargetMode = '' }: Attributes): void => {
      const outside = tag === 'Relationship' && TargetMode.toLowerCase() === 'external';
      if (outside && !Type.endsWith('/hyperlink')) throw new WorkbookRefused('EXTERNAL_LINK');
    };
    await parseXml(name, source.stream(name), { open });
  }
}

async function refuseMacros(source: Package): Promise<void> {
  const types = '[Content_Types].xml';
  if (!source.has(types)) throw new WorkbookRefused('FILE_NOT_WORKBOOK');
  const open = (_name: string, { ContentType = '' }: Attributes): void => {
    if (/macroEnabled|vbaProject/i.test(ContentType)) throw new WorkbookRefused('MACRO');
  };
  await parseXml(types, source.stream(types), { open });
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

async function readSheets(
  source: Package,
  part: string,
): Promise<{ dateSystem: DateSystem; sheets: BookSheet[] }> {
  const relations = new Map(
    (await relationsOf(source, part)).map((relation) => [relation.id, relation]),
  );
  const sheets: BookSheet[] = [];
  let dateSystem: DateSystem = '1900';
  const openSheet = (attributes: Attributes): void => {
    const relation = relations.get(relationOf(attributes) ?? '');
    // Chart sheets and dialogs have no cells.
    if (relation?.type !== 'worksheet') return;
    const { name = '', state } = attributes;
    sheets.push({
      name,
      part: relation.target,
      state: state === 'veryHidden' || state === 'hidden' ? state : 'visible',
    });
  };
  const open = (tag: string, attributes: Attributes): void => {
    if (tag === 'workbookPr' && isTrue(attributes['date1904'])) dateSystem = '1904';
    if (tag === 'sheet') openSheet(attributes);
  };
  await parseXml(part, source.stream(part), { open });
  return { dateSystem, sheets };
}

async function workbookPart(source: Package): Promise<string> {
  const part =
    (await relationsOf(source, '')).find(({ type }) => type === 'officeDocument')?.target ??
    'xl/workbook.xml';
  if (!source.has(part)) throw new WorkbookRefused('FILE_NOT_WORKBOOK');
  return part;
}

/** Reads what must be known before cells can be read. Throws WorkbookRefused. */
export async function readBook(source: Package, limits: WorkbookLimits): Promise<Book> {
  await refuseMacros(source);
  await refuseOutside(source);
  const part = await workbookPart(source);
  const { dateSystem, sheets } = await readSheets(source, part);
  if (sheets.length === 0) throw new WorkbookRefused('FILE_NOT_WORKBOOK');
  if (sheets.length > limits.sheets) throw new WorkbookRefused('TOO_MANY_SHEETS', sheets.length);
  const relations = (await relationsOf(source, part)).filter(({ target }) => source.has(target));
  const find = (type: string): string | undefined =>
    relations.find((relation) => relation.type === type)?.target;
  const stringsPart = find('sharedStrings');
  const stylesPart = find('styles');
  return {
    part,
    dateSystem,
    sheets,
    stylesPart,
    strings: stringsPart === undefined ? [] : await readStrings(source, stringsPart, limits),
    looks: stylesPart === undefined ? [] : await readStyles(source, stylesPart),
  };
}
