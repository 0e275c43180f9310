import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectPath } from '#libs/platform';
import { checkTemplates } from './check-templates.js';

/**
 * The build puts in the state of the templates that it has checked with this very program
 * (scripts/bundle.mjs). Sources that run without a bundle have none.
 */
declare const TEMPLATES_CHECKED_BY_BUILD: string;
const checked = new Set(
  typeof TEMPLATES_CHECKED_BY_BUILD === 'string' ? [TEMPLATES_CHECKED_BY_BUILD] : [],
);

/** The content of every file under a folder, as one hash. */
export function templatesState(root = projectPath('templates')): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })
    .map((one) => ({ one, file: path.join(one.parentPath, one.name) }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    if (!entry.one.isFile()) continue;
    hash.update(`${path.relative(root, entry.file)}\0`).update(readFileSync(entry.file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/**
 * Checks the templates at boot, unless the build or this process has checked the same content
 * before: a check takes a large part of a start. Error: `TemplateMismatch`.
 */
export function ensureTemplates(
  { state, check } = { state: templatesState(), check: checkTemplates },
  known: Set<string> = checked,
): void {
  if (known.has(state)) return;
  check();
  known.add(state);
}
