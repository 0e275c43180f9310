import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectPath } from '#libs/platform';
import {
  type DefinitionTexts,
  type Finding,
  readBytes,
  readDefinition,
  WorkflowError,
} from '#libs/workflow';
import {
  definitionParts,
  type FormFile,
  type FullDefinition,
  type RulesFile,
} from './definition.js';

export interface Shipped {
  readonly definition: FullDefinition;
  readonly texts: DefinitionTexts;
}

/** A definition that is not taken for new work, with everything that is wrong with it. */
export interface Skipped {
  /** The folder or file under `workflows/`. */
  readonly folder: string;
  readonly findings: readonly Finding[];
}

/** What a folder of definitions holds. */
export interface Shelf {
  readonly shipped: readonly Shipped[];
  readonly skipped: readonly Skipped[];
}

const parts = ['workflow', 'form', 'rules'] as const;
const wantsThree = 'Mỗi quy trình gồm workflow.yaml, form.yaml và rules.yaml.';
const at = (file: string, message: string, fix: string): Finding => ({
  file,
  line: 1,
  column: 1,
  message,
  fix,
});

/** What the system says of a file that cannot be opened, in words. */
const unopened: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ELOOP: ['Liên kết trỏ vòng về chính nó.', 'Xóa liên kết, đặt tệp thật vào đây.'],
  EACCES: ['Hệ thống không được phép đọc tệp này.', 'Cấp quyền đọc cho tài khoản chạy hệ thống.'],
  EISDIR: ['Đây là một thư mục, không phải tệp.', 'Đổi tên thư mục, đặt tệp vào đây.'],
};

/** The text of one file; null where there is none, not even behind a link. */
function textOf(folder: string, name: string, shown: string): string | null | Finding {
  const file = path.join(folder, name);
  const said = path.join(shown, name);
  try {
    // A pipe or a device would be read for ever.
    if (!statSync(file).isFile()) throw Object.assign(new Error(file), { code: 'EISDIR' });
    const read = readBytes(readFileSync(file), said);
    return 'text' in read ? read.text : read.finding;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const [message, fix] = unopened[code] ?? [`Không đọc được tệp (${code}).`, 'Kiểm tra lại tệp.'];
    return at(said, message, fix);
  }
}

/** Why a folder has no workflow.yaml. */
function missing(folder: string, shown: string): Finding {
  const file = path.join(shown, 'workflow.yaml');
  const names = entriesOf(folder).map(({ name }) => name);
  const meant = names.find((name) => /^workflow[^/]*\.ya?ml/i.test(name));
  if (names.length === 0)
    return at(shown, 'Thư mục trống.', `Xóa thư mục, hoặc đặt tệp vào đây. ${wantsThree}`);
  if (meant === 'workflow.yaml')
    return at(file, 'Liên kết không trỏ tới tệp nào.', 'Xóa liên kết, đặt tệp thật vào đây.');
  return meant === undefined
    ? at(file, 'Không có tệp này.', wantsThree)
    : at(file, 'Không có tệp này.', `Có phải là tệp '${meant}'? Đổi tên thành workflow.yaml.`);
}

function entriesOf(folder: string): { name: string; link: boolean; folder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      link: entry.isSymbolicLink(),
      folder: entry.isDirectory(),
    }));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/**
 * The three texts in a folder, and what keeps them from being read; no texts where there is a
 * finding. `shown` is the folder as findings name it.
 */
function readFolder(
  folder: string,
  shown: string,
): { texts: DefinitionTexts | null; findings: readonly Finding[]; absent: boolean } {
  const read = parts.map((name) => textOf(folder, `${name}.yaml`, shown));
  const findings = read.flatMap((one) => (one !== null && typeof one === 'object' ? [one] : []));
  if (findings.length > 0) return { texts: null, findings, absent: false };
  const [workflow, form, rules] = read as (string | null)[];
  return typeof workflow === 'string'
    ? { texts: { workflow, form, rules }, findings, absent: false }
    : { texts: null, findings: [missing(folder, shown)], absent: true };
}

/**
 * The three texts in a folder; null where there is no such file, and in all when there is no
 * workflow.yaml. Error: `WorkflowError` for a file that cannot be read as text.
 */
export function readTexts(folder: string): DefinitionTexts | null {
  const { texts, findings, absent } = readFolder(folder, folder);
  if (texts || absent) return texts;
  throw new WorkflowError(findings);
}

/** Names of the folders under `workflows/` that are to hold a definition. */
export function definitionNames(root = projectPath('workflows')): string[] {
  return entriesOf(root)
    .filter(({ name, folder, link }) => (folder || link) && isDefinition(name))
    .map(({ name }) => name)
    .sort();
}

const isDefinition = (name: string): boolean => name !== 'schema' && !name.startsWith('.');

/** Everything wrong with a definition in a folder, its own name included. `[]`: it may be used. */
export function checkFolder(folder: string, shown = folder): readonly Finding[] {
  return readOne(folder, shown).findings;
}

type Understood = ReturnType<typeof readDefinition<FormFile, RulesFile>>;

/** What this process has read before, by its texts. A definition is frozen, so it can be shared. */
const known = new Map<string, Understood>();

function understood(texts: DefinitionTexts, shown: string): Understood {
  const key = JSON.stringify([shown, texts]);
  const found = known.get(key) ?? readDefinition(texts, shown, definitionParts);
  known.set(key, found);
  return found;
}

function readOne(
  folder: string,
  shown: string,
): { findings: readonly Finding[]; shipped?: Shipped } {
  const { texts, findings } = readFolder(folder, shown);
  if (!texts) return { findings };
  const { findings: wrong, definition } = understood(texts, shown);
  if (!definition) return { findings: wrong };
  const shipped = { definition, texts };
  const { name } = definition.workflow;
  return name === path.basename(folder)
    ? { findings: [], shipped }
    : { findings: [otherName(folder, shown, name)], shipped };
}

function otherName(folder: string, shown: string, name: string): Finding {
  const own = path.basename(folder);
  const twin = entriesOf(path.dirname(folder)).some((entry) => entry.name === name);
  return at(
    path.join(shown, 'workflow.yaml'),
    `Tên '${name}' khác tên thư mục '${own}'` + (twin ? `, mà thư mục '${name}' cũng có.` : '.'),
    twin
      ? `Viết 'name: ${own}' nếu là quy trình khác, hoặc xóa thư mục '${own}'.`
      : `Viết 'name: ${own}', hoặc đổi tên thư mục thành '${name}'.`,
  );
}

/**
 * A definition whose texts were sent under that name, and everything wrong with it. It is not kept
 * for the next reader, because anybody may send anything.
 */
export function readSent(
  name: string,
  texts: DefinitionTexts,
): { findings: readonly Finding[]; shipped?: Shipped } {
  const unread = parts.flatMap((part) => {
    const read = readBytes(Buffer.from(texts[part] ?? ''), `${name}/${part}.yaml`);
    return 'finding' in read ? [read.finding] : [];
  });
  if (unread.length > 0) return { findings: unread };
  const { findings, definition } = readDefinition(texts, name, definitionParts);
  if (!definition) return { findings };
  if (definition.workflow.name === name) return { findings: [], shipped: { definition, texts } };
  const file = `${name}/workflow.yaml`;
  const said = `Tên '${definition.workflow.name}' khác tên '${name}' của bản đang viết.`;
  return { findings: [at(file, said, `Viết 'name: ${name}'.`)] };
}

/** Files that lie beside the folders and would be read by nobody. */
function strays(root: string): Skipped[] {
  return entriesOf(root)
    .filter(({ name, folder, link }) => !folder && !link && /\.ya?ml$/i.test(name))
    .map(({ name }) => ({
      folder: name,
      findings: [
        at(
          `workflows/${name}`,
          'Tệp nằm ngoài thư mục của quy trình nên không được đọc.',
          'Chuyển tệp vào workflows/<tên quy trình>/.',
        ),
      ],
    }));
}

/** Whatever a file can do to its reader stops that definition, never the start. */
function orSkipped<T>(folder: string, shown: string, read: () => T): T | Skipped {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { folder, findings: [at(shown, `Không đọc được (${why}).`, 'Kiểm tra lại chỗ này.')] };
  }
}

/** Never throws for what a folder or a file is: what cannot be used is skipped, with the reason. */
export function readShelf(root: string): Shelf {
  const found = orSkipped('', root, () => ({
    names: definitionNames(root),
    skipped: strays(root),
  }));
  if (!('names' in found)) return { shipped: [], skipped: [found] };
  const shipped: Shipped[] = [];
  const skipped: Skipped[] = [...found.skipped];
  for (const folder of found.names) {
    const shown = `workflows/${folder}`;
    const read = orSkipped(folder, shown, () => readOne(path.join(root, folder), shown));
    if (read.findings.length > 0) skipped.push({ folder, findings: read.findings });
    else if ('shipped' in read && read.shipped) shipped.push(read.shipped);
  }
  return { shipped, skipped };
}

/**
 * A shipped definition. Errors: WorkflowError with every finding; RangeError when there is no such
 * folder.
 */
export function shippedDefinition(name: string): Shipped {
  return shippedIn(projectPath('workflows', name), `workflows/${name}`);
}

/** The definition in a folder. Errors as above. */
export function shippedIn(folder: string, shown = folder): Shipped {
  const texts = readTexts(folder);
  if (!texts) throw new RangeError(`no definition in ${shown}`);
  const { findings, definition } = understood(texts, shown);
  if (!definition) throw new WorkflowError(findings);
  return { definition, texts };
}
