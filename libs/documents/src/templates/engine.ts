import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { projectPath } from '#libs/platform';
import { type Spelling, spell } from './profile.js';

/** Numbers below ten get a zero, as papers write them. */
const twoDigits = (count: number): string => String(count).padStart(2, '0');

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

const helpers = {
  upper: (value: string) => value.toLocaleUpperCase('vi'),
  /** 1 for the first row. */
  rank: (index: number) => index + 1,
  roman: (index: number) => roman[index] ?? String(index + 1),
  /**
   * Groups rows as they may stand on a page. The first two and the last two stay together, so that
   * no page has a heading or a single row alone. Each row has its place in the whole table.
   */
  rowGroups: (rows: readonly object[]) => {
    const ranked = rows.map((row, index) => ({ place: index + 1, row }));
    if (rows.length <= 3) return [ranked];
    return [ranked.slice(0, 2), ...ranked.slice(2, -2).map((one) => [one]), ranked.slice(-2)];
  },
  /**
   * "07 đồng chí (09 chức danh)" counts persons and not lines. A person who is planned for two
   * posts has two lines and is one "đồng chí".
   */
  count: (people: readonly { name: string; born: string }[]) => {
    const persons = new Set(people.map(({ name, born }) => `${name} ${born}`)).size;
    const posts = persons === people.length ? '' : ` (${twoDigits(people.length)} chức danh)`;
    return `${twoDigits(persons)} đồng chí${posts}`;
  },
};

export type Template = (view: object) => string;

/** The text of a file in templates/. Template sources come only from our own folder. */
export function templateText(...parts: string[]): string {
  return readFileSync(projectPath('templates', ...parts), 'utf8').normalize('NFC');
}

function build(spelling: Spelling): typeof Handlebars {
  const engine = Handlebars.create();
  for (const unused of ['log', 'lookup', 'blockHelperMissing', 'helperMissing'])
    engine.unregisterHelper(unused);
  engine.registerHelper({ ...helpers, spell: (value: string) => spell(value, spelling) });
  for (const file of readdirSync(projectPath('templates', 'partials')).filter((name) =>
    name.endsWith('.hbs'),
  )) {
    engine.registerPartial(
      file.slice(0, -'.hbs'.length),
      spell(templateText('partials', file), spelling),
    );
  }
  return engine;
}

const engines = new Map<Spelling, typeof Handlebars>();
const compiled = new Map<string, Template>();

export interface TemplateOptions {
  readonly spelling: Spelling;
  /** True for plain text (messages), which is not escaped as HTML. */
  readonly plain?: boolean;
  /** Gives the part of the source to compile when a file contains several templates. */
  readonly part?: (source: string) => string;
}

function compile(
  parts: readonly string[],
  { spelling, plain, part = (source) => source }: TemplateOptions,
): Template {
  const engine = engines.get(spelling) ?? build(spelling);
  engines.set(spelling, engine);
  // strict makes a variable that the data lack an error, and not an empty place in a signed paper.
  const options = {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: {
      ...Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
      spell: true,
    },
    noEscape: plain === true,
  };
  const template = engine.compile<object>(
    part(spell(templateText(...parts), spelling)),
    options as CompileOptions,
  );
  return (view) => template(view).normalize('NFC');
}

/** Compiled once per file, part and spelling. */
export function templateOf(
  parts: readonly string[],
  options: TemplateOptions & { readonly key?: string },
): Template {
  const name = [options.spelling, options.key ?? '', ...parts].join('/');
  const known = compiled.get(name) ?? compile(parts, options);
  compiled.set(name, known);
  return known;
}
