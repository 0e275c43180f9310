import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '#libs/platform';
import { boardSchema, composeParsedPage } from './board.js';
import { composeParsed, type DocumentKind, documentSchemas } from './documents.js';
import { templateText } from './engine.js';
import { composeParsedMessage, type MessageStep, messageSchemas } from './messages.js';
import { profiles } from './profile.js';

/** Templates, samples and schemas do not fit one another; every finding at once. */
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

/** Paths of all fields of a schema that hold a value: `issuer.name`, `terms[].removed[].reason`. */
function fieldsOf(shape: JsonShape, path = ''): string[] {
  if (shape.anyOf) return shape.anyOf.flatMap((option) => fieldsOf(option, path));
  if (shape.items) return fieldsOf(shape.items, `${path}[]`);
  if (!shape.properties) return path === '' || path.endsWith('null') ? [] : [path];
  return Object.entries(shape.properties).flatMap(([name, field]) =>
    fieldsOf(field, path === '' ? name : `${path}.${name}`),
  );
}

/** The value, noting under which paths it is read: what a template prints, it reads. */
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

export interface Subject {
  /** 'cong-van', 'messages/reminder' */
  readonly name: string;
  readonly schema: z.ZodType<object>;
  readonly samples: readonly string[];
  readonly render: (data: object) => readonly string[];
}

function checkSample({ name, schema, render }: Subject, file: string, used: Set<string>): string[] {
  const where = `${name} (${file})`;
  try {
    const parsed = schema.safeParse(JSON.parse(templateText(...file.split('/'))));
    if (!parsed.success)
      return parsed.error.issues.map(
        ({ path, message }) => `${where}: ${path.join('.')}: ${message}`,
      );
    return render(watched(parsed.data, used)).flatMap((output) =>
      output.trim() === '' ? [`${where}: mẫu in ra trống`] : [],
    );
  } catch (error) {
    return [`${where}: ${(error as Error).message}`];
  }
}

/**
 * Samples fit the schema and render with every variable there; each field is printed by some
 * sample.
 */
export function checkSubject(subject: Subject): string[] {
  if (subject.samples.length === 0) return [`${subject.name}: thiếu sample.json`];
  const used = new Set<string>();
  const findings = subject.samples.flatMap((file) => checkSample(subject, file, used));
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

function samplesIn(name: string): string[] {
  return folder(name)
    .filter((file) => /^sample(-[a-z0-9-]+)?\.json$/.test(file))
    .map((file) => `${name}/${file}`);
}

function documentSubjects(): Subject[] {
  return (Object.keys(documentSchemas) as DocumentKind[]).map((kind) => ({
    name: kind,
    schema: documentSchemas[kind] as z.ZodType<object>,
    samples: samplesIn(kind),
    render: (data) => profiles().map((profile) => composeParsed(kind, data as never, profile)),
  }));
}

function messageSubjects(): Subject[] {
  return (Object.keys(messageSchemas) as MessageStep[]).map((step) => ({
    name: `messages/${step}`,
    schema: messageSchemas[step],
    samples: ['messages/sample.json'],
    render: (data) => Object.values(composeParsedMessage(step, data)) as string[],
  }));
}

const board: Subject = {
  name: 'board',
  schema: boardSchema,
  samples: ['board/sample.json', 'board/sample-empty.json'],
  render: (data) => [composeParsedPage(data as never)],
};

/** Folders and files that belong to no kind or step, and kinds and steps without theirs. */
export function strays(folders: readonly string[], texts: readonly string[]): string[] {
  const kinds = Object.keys(documentSchemas);
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

/** Triple braces and `{{&` print text as it is: they have no place in any template. */
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
 * At boot, both ways: each kind has a template and samples that fit and render in every layout;
 * each field of a schema is printed; nothing is left over.
 */
export function checkTemplates(): void {
  const folders = folder().filter(
    (name) => !['partials', 'profiles', 'messages', 'board'].includes(name),
  );
  const texts = folder('messages')
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.replace(/\.hbs$/, ''));
  const missing = strays(folders, texts);
  const findings =
    missing.length > 0
      ? missing
      : [
          ...allUnescaped(),
          ...[...documentSubjects(), ...messageSubjects(), board].flatMap(checkSubject),
        ];
  if (findings.length > 0) throw new TemplateMismatch(findings);
}
