import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { documentKinds } from '#libs/document-kinds';
import { projectPath } from '#libs/platform';
import { boardSchema, composeParsedPage } from './board.js';
import { composePaper } from './documents.js';
import { templateText } from './engine.js';
import { composeParsedFormTable, formTableSchema } from './form-table.js';
import {
  composeParsedLinkInMail,
  composeParsedLinkPage,
  linkInMailSchema,
  linkPageSchema,
} from './link-page.js';
import { composeParsedMessage, type MessageStep, messageSchemas } from './messages.js';
import { profiles } from './profile.js';

/** Templates, samples and schemas do not fit one another. Carries every finding. */
export class TemplateMismatch extends Error {
  override readonly name = 'TemplateMismatch';
  constructor(readonly findings: readonly string[]) {
    super(`mẫu văn bản không khớp:\n- ${findings.join('\n- ')}`);
  }
}

interface JsonShape {
  readonly properties?: Record<string, JsonShape>;
  readonly items?: JsonShape;
  readonly anyOf?: readonly JsonShape[];
}

/** Paths of all fields of a schema that have a value: `issuer.name`, `terms[].removed[].reason`. */
function fieldsOf(shape: JsonShape, path = ''): string[] {
  if (shape.anyOf) return shape.anyOf.flatMap((option) => fieldsOf(option, path));
  if (shape.items) return fieldsOf(shape.items, `${path}[]`);
  if (!shape.properties) return path === '' || path.endsWith('null') ? [] : [path];
  return Object.entries(shape.properties).flatMap(([name, field]) =>
    fieldsOf(field, path === '' ? name : `${path}.${name}`),
  );
}

/**
 * The value, with a record of the paths under which it is read, because a template reads what it
 * prints.
 */
function watched<T>(value: T, used: Set<string>, path = ''): T {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key === 'symbol' || typeof found === 'function') return found;
      const here = Array.isArray(target)
        ? `${path}[]`
        : [path, key].filter((part) => part !== '').join('.');
      used.add(here);
      return watched(found, used, here);
    },
  });
}

/** Makes every read of a parsed sample visible. */
type Watch = <T>(value: T) => T;

export interface Subject {
  /** Such as 'cong-van' or 'messages/reminder'. */
  readonly name: string;
  readonly schema: z.ZodType<object>;
  /** The samples by their names. */
  readonly samples: Readonly<Record<string, unknown>>;
  /** The texts of one sample. Throws ZodError when it does not fit. */
  readonly render: (sample: unknown, watch: Watch) => readonly string[];
}

function reasonsOf(error: unknown): string[] {
  return error instanceof z.ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : [(error as Error).message];
}

function checkSample({ samples, render }: Subject, sample: string, used: Set<string>): string[] {
  try {
    return render(samples[sample], (value) => watched(value, used)).flatMap((output) =>
      output.trim() === '' ? ['mẫu in ra trống'] : [],
    );
  } catch (error) {
    return reasonsOf(error);
  }
}

/**
 * Checks that samples fit the schema and render with every variable present, and that some sample
 * prints each field.
 */
export function checkSubject(subject: Subject): string[] {
  const samples = Object.keys(subject.samples);
  if (samples.length === 0) return [`${subject.name}: thiếu mẫu thử`];
  const used = new Set<string>();
  const findings = samples.flatMap((sample) =>
    checkSample(subject, sample, used).map((reason) => `${subject.name} (${sample}): ${reason}`),
  );
  if (findings.length > 0) return findings;
  const fields = fieldsOf(
    z.toJSONSchema(subject.schema, { io: 'input', unrepresentable: 'any' }) as JsonShape,
  );
  return [...new Set(fields)]
    .filter((field) => !used.has(field))
    .map((field) => `${subject.name}: không mẫu nào dùng trường ${field}`);
}

function folder(...parts: string[]): string[] {
  return readdirSync(projectPath('templates', ...parts));
}

const sampleFile = (...parts: string[]): unknown => JSON.parse(templateText(...parts));

function documentSubjects(): Subject[] {
  return documentKinds.map((kind) => ({
    name: kind.name,
    schema: kind.schema,
    samples: kind.samples,
    render: (sample, watch) =>
      profiles().map((profile) => composePaper(kind, kind.read(sample, watch), profile)),
  }));
}

function messageSubjects(): Subject[] {
  const samples = { 'sample.json': sampleFile('messages', 'sample.json') };
  return (Object.keys(messageSchemas) as MessageStep[]).map((step) => ({
    name: `messages/${step}`,
    schema: messageSchemas[step],
    samples,
    render: (sample, watch) =>
      Object.values(composeParsedMessage(step, watch(messageSchemas[step].parse(sample)))),
  }));
}

function boardSubject(): Subject {
  const files = ['sample.json', 'sample-empty.json'];
  return {
    name: 'board',
    schema: boardSchema,
    samples: Object.fromEntries(files.map((file) => [file, sampleFile('board', file)])),
    render: (sample, watch) => [composeParsedPage(watch(boardSchema.parse(sample)))],
  };
}

function formTableSubject(): Subject {
  return {
    name: 'form-table',
    schema: formTableSchema,
    samples: { 'sample.json': sampleFile('form-table', 'sample.json') },
    render: (sample, watch) => [composeParsedFormTable(watch(formTableSchema.parse(sample)))],
  };
}

function linkSubjects(): Subject[] {
  const from = (...files: string[]): Record<string, unknown> =>
    Object.fromEntries(files.map((file) => [file, sampleFile('acknowledging', file)]));
  return [
    {
      name: 'acknowledging/page',
      schema: linkPageSchema,
      samples: from('sample.json', 'sample-done.json'),
      render: (sample, watch) => [composeParsedLinkPage(watch(linkPageSchema.parse(sample)))],
    },
    {
      name: 'acknowledging/mail',
      schema: linkInMailSchema,
      samples: from('sample-mail.json'),
      render: (sample, watch) => [composeParsedLinkInMail(watch(linkInMailSchema.parse(sample)))],
    },
  ];
}

/** Folders of templates that are no kind of paper. */
const NO_PAPERS = ['partials', 'profiles', 'messages', 'board', 'form-table', 'acknowledging'];

/**
 * Folders and files that belong to no kind or step, and kinds and steps without a folder or file.
 */
export function strays(folders: readonly string[], texts: readonly string[]): string[] {
  const kinds: readonly string[] = documentKinds.map(({ name }) => name);
  const steps = Object.keys(messageSchemas);
  return [
    ...folders
      .filter((name) => !kinds.includes(name))
      .map((name) => `templates/${name}: không có loại văn bản nào mang tên này`),
    ...kinds
      .filter((kind) => !folders.includes(kind))
      .map((kind) => `${kind}: thiếu thư mục templates/${kind}`),
    ...texts
      .filter((name) => !steps.includes(name))
      .map((name) => `templates/messages/${name}: không có bước nào mang tên này`),
    ...steps.filter((step) => !texts.includes(step)).map((step) => `messages/${step}: thiếu mẫu`),
  ];
}

/** Triple braces and `{{&` print text without escaping it, so no template may use them. */
export function unescaped(file: string, source: string): string[] {
  return /\{\{\{|\{\{~?&/.test(source) ? [`templates/${file}: in ra không thoát ký tự`] : [];
}

function allUnescaped(): string[] {
  const files = readdirSync(projectPath('templates'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.hbs'));
  return files.flatMap((file) => unescaped(file, templateText(file)));
}

/**
 * Checks the templates at boot, both ways: each kind has a template, and samples that fit and
 * render in every layout; each field of a schema is printed; nothing is left over.
 */
export function checkTemplates(): void {
  const folders = folder().filter((name) => !NO_PAPERS.includes(name));
  const texts = folder('messages')
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.replace(/\.hbs$/, ''));
  const missing = strays(folders, texts);
  const findings =
    missing.length > 0
      ? missing
      : [
          ...allUnescaped(),
          ...[
            ...documentSubjects(),
            ...messageSubjects(),
            boardSubject(),
            formTableSubject(),
            ...linkSubjects(),
          ].flatMap(checkSubject),
        ];
  if (findings.length > 0) throw new TemplateMismatch(findings);
}
