#!/usr/bin/env node
/**
 * `workflows.mjs [folder]` checks that every definition under workflows/ is whole, with all three
 * files. Findings have their line and column, and say what to write instead.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { definitionParts, readTexts } from '#libs/directive';
import { checkDefinition, formatFinding, parseDefinition } from '#libs/workflow';

const root = process.argv[2] ?? 'workflows';
const names = existsSync(root)
  ? readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
      .map(({ name }) => name)
  : [];

function findingsOf(name) {
  const folder = join(root, name);
  const shown = relative('.', folder);
  const texts = readTexts(folder);
  if (!texts) return [`${join(shown, 'workflow.yaml')}: không có tệp này.`];
  const findings = checkDefinition(texts, shown, definitionParts).map(formatFinding);
  if (findings.length > 0) return findings;
  const { workflow } = parseDefinition(texts, shown, definitionParts);
  return workflow.name === name
    ? []
    : [`${join(shown, 'workflow.yaml')}: tên '${workflow.name}' khác tên thư mục '${name}'.`];
}

const all = names.flatMap(findingsOf);
for (const finding of all) console.log(finding);
console.log(`workflows: ${names.length} definitions, ${all.length} findings`);
process.exitCode = all.length > 0 || names.length === 0 ? 1 : 0;
