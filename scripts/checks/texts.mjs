#!/usr/bin/env node
/**
 * `texts.mjs [--json] [root]` has the rules for what the linter does not read: SQL, templates,
 * names of files, READMEs, and paths of one machine.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const skipped =
  /^(node_modules|dist|var|\.git|coverage)(\/|$)|\/node_modules\/|^test\/architecture\/fixtures\/|\/api\/schema\.d\.ts$/;
const binary = /\.(ttf|otf|png|jpe?g|pdf|xlsx|docx|ico|woff2?|zip|gz)$/;

/** The lines of `text` that match, as { line, found }. */
function matches(text, pattern) {
  return text.split('\n').flatMap((line, index) => {
    const found = pattern.exec(line);
    return found ? [{ line: index + 1, found: found[0] }] : [];
  });
}

/**
 * A line that really means the machine's clock (the lag of a reader, the age of a lock) says why:
 * `-- wall clock: …`.
 */
const withoutComments = (sql) =>
  sql
    .replaceAll(/^.*-- wall clock: \S.*$/gm, '')
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
const sqlClock =
  /(?<![\w.])now\s*\(\s*\)|\b(clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i;
const sqlBody =
  /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?(function|procedure|aggregate|trigger|(materialized\s+)?view)\b/i;
// The last group is a scratch folder. A test asks os.tmpdir() instead.
const machinePath =
  /(?<![\w.~@-])\/(work|root)(?=[/"'`\s),;]|$)|(?<![\w.~-])\/(home|Users)\/\w+|(?<![\w.~-])\/tmp\/\w+/;

/** Every refusal of the sources whose code is written out, as { code, file, line }. */
let refusals;
function refusalsOf(files, root) {
  refusals ??= files.filter(isSource).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/new Refused\(\s*['"`]([A-Z_]+)['"`]/g)].map(({ 1: code, index }) => ({
      code,
      file,
      line: text.slice(0, index).split('\n').length,
    }));
  });
  return refusals;
}
/** The owner's entries: `issued: { word: …`. */
const statusOwner = 'libs/workflow/src/status.ts';
let twoStatuses;
function statusPattern() {
  const owner = readFileSync(join(import.meta.dirname, '../..', statusOwner), 'utf8');
  const names = [...owner.matchAll(/^ {2}(\w+): \{\s+word:/gm)].map(([, name]) => name);
  const status = `'(?:${names.join('|')})'`;
  return new RegExp(`${status}\\s*(?:,|\\||(?:\\|\\||&&)[^'\\n]{0,60})\\s*${status}`, 'g');
}
/** Where steps are written, and where a stored fact names its statuses. */
const namesStatuses =
  /^libs\/(planning\/|workflow\/src\/(status|ways-out)\.ts|directive\/src\/obligation\/obligation\.events\.ts)/;

/**
 * Nothing at which a line could be broken: one word (an address, base64), or one regular
 * expression.
 */
const unbreakable =
  /^\s*(?:(?:\/\/|\*)?\s*(?:(?!\$\{)\S)+|\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*[;,)]*)$/;

const isSource = (file) => /^(libs|apps)\/.*(?<!\.spec|\.test|\.examples)\.ts$/.test(file);

const rules = {
  'refusal-owner': {
    about: 'a refusal code is given in one place, with one text; a second place calls the first',
    reads: isSource,
    find: (file, _text, files, root) => {
      const all = refusalsOf(files, root);
      return all
        .filter((one) => one.file === file && all.some((o) => o !== one && o.code === one.code))
        .map(({ code, line }) => ({ line, found: code }));
    },
  },
  'status-owner': {
    about: `which statuses are so is asked of ${statusOwner}, not listed anew`,
    reads: (file) => isSource(file) && !namesStatuses.test(file),
    find: (_file, text) => {
      twoStatuses ??= statusPattern();
      return [...text.matchAll(twoStatuses)].map(({ 0: found, index }) => ({
        line: text.slice(0, index).split('\n').length,
        found: found.replaceAll(/\s+/g, ' '),
      }));
    },
  },
  'sql-clock': {
    about: "SQL asks app.now(); only platform knows PostgreSQL's clock",
    reads: (file) => /^libs\/(?!platform\/)[^/]+\/(migrations|sql)\/.*\.sql$/.test(file),
    find: (_file, text) => matches(withoutComments(text), sqlClock),
  },
  'sql-file': {
    about:
      'a file under sql/ is named after the one function, aggregate or trigger ' +
      '(NAME.trigger.sql) that it creates or replaces',
    reads: (file) => /^libs\/[^/]+\/sql\//.test(file),
    find: (file, text) => {
      const [, name, trigger] = /\/(\w+)(\.trigger)?\.sql$/.exec(file) ?? [];
      const made = matches(withoutComments(text), /^create\b.*/i);
      const says = new RegExp(
        trigger
          ? `^create or replace trigger ${name}\\b`
          : `^create or replace (function|aggregate) app\\.${name}\\(`,
      );
      if (name && made.length === 1 && says.test(made[0].found)) return [];
      return made.length > 0 ? made : [{ line: 1, found: 'creates nothing' }];
    },
  },
  'sql-width': {
    about: 'lines under sql/ have at most 120 columns',
    reads: (file) => /^libs\/[^/]+\/sql\//.test(file),
    find: (_file, text) => matches(text, /^.{121,}$/),
  },
  'line-length': {
    about: 'a line of source has at most 100 characters: break the string, put the comment above',
    reads: (file) => /^((libs|apps|test|scripts|bench)\/.*|[^/]+)\.(ts|mjs|js)$/.test(file),
    find: (_file, text) =>
      matches(text, /^.{101,}$/u).filter(({ found }) => !unbreakable.test(found)),
  },
  'migration-body': {
    about: 'what stands now is a file under sql/; migrations change tables and rows',
    reads: (file) => Number(/\/migrations\/(\d{4})-/.exec(file)?.[1]) > 170,
    find: (_file, text) => matches(withoutComments(text), sqlBody),
  },
  'template-escapes': {
    about: 'no triple braces, no {{&: both print unescaped text',
    reads: (file) => /\.(hbs|html)$/.test(file),
    find: (_file, text) => matches(text, /\{\{\{|\{\{~?&/),
  },
  'file-name': {
    about: 'file names are kebab-case and name a thing, not a layer',
    reads: (file) => /^(libs|apps|test|scripts)\/.*\.[cm]?[jt]s$/.test(file),
    find: (file) => {
      const name = file.split('/').at(-1);
      const plain =
        /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name) &&
        !/(^|[.-])(service|utils?|helpers?|manager|base|impl|repository|mapper|dto)\./.test(name);
      return plain ? [] : [{ line: 1, found: name }];
    },
  },
  'machine-path': {
    about: 'no path of one machine',
    reads: (file) =>
      !binary.test(file) && !/^(package-lock\.json|scripts\/checks\/texts\.mjs)$/.test(file),
    find: (_file, text) => matches(text, machinePath),
  },
  'migration-number': {
    about: 'migrations are NNNN-name.sql and no number is used twice',
    reads: (file) => /\/migrations\//.test(file),
    find: (file, _text, files) => {
      const number = /\/migrations\/(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1];
      if (!number) return [{ line: 1, found: file }];
      const twins = files.filter(
        (other) => other !== file && other.includes(`/migrations/${number}-`),
      );
      return twins.map((twin) => ({ line: 1, found: twin }));
    },
  },
  'lib-readme': {
    about:
      'each lib has a README of a title and five lines: what, what not, entry, invariants, ' +
      'words it owns',
    reads: (file) => /^libs\/[^/]+\/src\/index\.ts$/.test(file),
    find: (file, _text, _files, root) => {
      const readme = file.replace('src/index.ts', 'README.md');
      if (!existsSync(join(root, readme))) return [{ line: 1, found: `${readme} is missing` }];
      const lines = readFileSync(join(root, readme), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#'));
      return lines.length === 5 ? [] : [{ line: 1, found: `${readme} has ${lines.length} lines` }];
    },
  },
};

/**
 * Tracked and new files, without what .gitignore leaves out. A folder that is no repository is
 * walked.
 */
function filesOf(root) {
  const listed = existsSync(join(root, '.git'))
    ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: root,
        encoding: 'utf8',
      }).split('\0')
    : readdirSync(root, { recursive: true }).map((file) => file.replaceAll('\\', '/'));
  return listed.filter(
    (file) =>
      file !== '' &&
      !skipped.test(file) &&
      existsSync(join(root, file)) &&
      statSync(join(root, file)).isFile(),
  );
}

const args = process.argv.slice(2);
const root = resolve(args.find((arg) => !arg.startsWith('--')) ?? '.');
const files = filesOf(root);
const findings = [];
for (const file of files) {
  const readers = Object.entries(rules).filter(([, { reads }]) => reads(file));
  const text = readers.length > 0 ? readFileSync(join(root, file), 'utf8') : '';
  for (const [rule, { find }] of readers)
    findings.push(...find(file, text, files, root).map((found) => ({ rule, file, ...found })));
}

if (args.includes('--json')) {
  process.stdout.write(
    JSON.stringify({ rules: Object.keys(rules), files: files.length, findings }),
  );
} else {
  for (const { rule, file, line, found } of findings)
    console.log(`${file}:${line}: ${rule}: ${found} (${rules[rule].about})`);
  console.log(`texts: ${files.length} files, ${findings.length} findings`);
  process.exitCode = findings.length > 0 || files.length === 0 ? 1 : 0;
}
