import { definitionParts, readTexts, Workflows } from '#libs/directive';
import { projectPath } from '#libs/platform';
import { parseDefinition } from '#libs/workflow';
import { type Stage } from './stage.js';

const FORM = `schemaVersion: 1
id: phieu
title: Phiếu báo cáo
tables:
  - key: viec
    title: Việc đã làm
    rowKey: [code]
    columns:
      - { key: code, title: Mã việc, type: code, required: true }
      - { key: note, title: Nội dung, type: text }
`;
const RULES = 'schemaVersion: 1\nruleSets: []\n';

/** The text of a shipped definition with passages changed, each of which must be there once. */
export function changedText(name: string, changes: Readonly<Record<string, string>>): string {
  const { workflow } = readTexts(projectPath('workflows', name))!;
  return Object.entries(changes).reduce((text, [passage, replacement]) => {
    if (text.split(passage).length !== 2) throw new Error(`not there once: ${passage}`);
    return text.replace(passage, () => replacement);
  }, workflow);
}

/**
 * As if this workflow.yaml lay in a folder of its own, with a form of one table. The worker knows
 * it from its first use on, as it is stored.
 */
export function shipWorkflow({ app }: Stage, workflow: string, form = FORM): void {
  const texts = { workflow, form, rules: RULES };
  const definition = parseDefinition(texts, 'thu', definitionParts);
  const workflows = app.get(Workflows, { strict: false });
  workflows['present']['files'].set(definition.workflow.name, { definition, texts });
  workflows['known'].set(definition.workflow.id, definition);
}
