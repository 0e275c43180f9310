#!/usr/bin/env node
/**
 * texts.mjs [--json] [root]: rules for what the linter does not read: SQL, templates, file names,
 * READMEs, paths of one machine.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const skipped =
  /^(node_modules|dist|var|\.git|coverage)(\/|$)|\/node_modules\/|^test\/architecture\/fixtures\//;
const binary = /\.(ttf|otf|png|jpe?g|pdf|xlsx|docx|ico|woff2?|zip|gz)$/;

/** Lines of `text` that match, as { line, found }. */
function matches(text, pattern) {
  return text.split('\n').flatMap((line, index) => {
    const found = pattern.exec(line);
    return found ? [{ line: index + 1, found: found[0] }] : [];
  });
}

/**
 * A line that really means the machine's clock (lag of a reader, age of a lock) says why: `-- wall
 * clock: …`.
 */
const withoutComments = (sql) =>
  sql
    .replaceAll(/^.*-- wall clock: \S.*$/gm, '')
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
const sqlClock =
  /(?<![\w.])now\s*\(\s*\)|\b(clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i;
// The last group is a scratch folder: a test asks os.tmpdir().
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

const isSource = (file) => /^(libs|apps)\/.*(?<!\.spec|\.examples)\.ts$/.test(file);

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
  'migration-clock': {
    about: "migrations ask app.now(); only platform knows PostgreSQL's clock",
    reads: (file) => /^libs\/(?!platform\/)[^/]+\/migrations\/.*\.sql$/.test(file),
    find: (_file, text) => matches(withoutComments(text), sqlClock),
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
 * Tracked and new files, without what .gitignore leaves out; a folder that is no repository is
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
