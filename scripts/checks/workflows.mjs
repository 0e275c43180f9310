#!/usr/bin/env node
/** workflows.mjs [folder]: every definition under workflows/ is whole; findings with line and column, and what to write instead. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkWorkflowText, formatFinding, parseWorkflow } from '#libs/workflow';

const folder = process.argv[2] ?? 'workflows';
const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [];

function findingsOf(name) {
  const file = join(folder, name, 'workflow.yaml');
  const shown = relative('.', file);
  if (!existsSync(file)) return [`${shown}: không có tệp này.`];
  const text = readFileSync(file, 'utf8');
  const findings = checkWorkflowText(text, shown).map(formatFinding);
  if (findings.length > 0) return findings;
  const workflow = parseWorkflow(text, shown);
  return workflow.name === name ? [] : [`${shown}: tên '${workflow.name}' khác tên thư mục '${name}'.`];
}

const all = names.flatMap(findingsOf);
for (const finding of all) console.log(finding);
console.log(`workflows: ${names.length} definitions, ${all.length} findings`);
process.exitCode = all.length > 0 || names.length === 0 ? 1 : 0;
