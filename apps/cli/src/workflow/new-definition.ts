import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refused } from '#libs/decider';
import {
  checkFolder,
  definitionNames,
  noSuchWorkflow,
  readTexts,
  requireWorkflowName,
} from '#libs/directive';
import { projectPath } from '#libs/platform';
import { type DefinitionTexts, formatFinding } from '#libs/workflow';

export interface NewDefinition {
  readonly name: string;
  /** The definition whose texts it starts from. */
  readonly from: string;
  readonly title?: string;
  /** The folder of definitions. */
  readonly root: string;
}

function requireFree({ name, root }: NewDefinition): void {
  requireWorkflowName(name);
  if (existsSync(path.join(root, name)))
    throw new Refused(
      'WORKFLOW_EXISTS',
      `Đã có thư mục ${path.join(root, name)}. Hãy chọn tên khác, hoặc sửa quy trình ấy và tăng ` +
        "'version'.",
    );
}

/** A text on one line of YAML, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The notes at the head speak of the definition that it was copied from. */
function withHead(text: string, part: string, { from, root }: NewDefinition): string {
  const schemas = existsSync(path.join(root, 'schema'))
    ? '../schema'
    : projectPath('workflows/schema');
  const head = /^(?:#[^\n]*\n)*/.exec(text)![0];
  return (
    `# yaml-language-server: $schema=${schemas}/${part}.schema.json\n` +
    `# Viết từ quy trình ${from}; hướng dẫn ở docs/quy-trinh.md.\n${text.slice(head.length)}`
  );
}

/** The first line of that key at the left margin. */
const put = (text: string, key: string, value: string): string =>
  text.replace(new RegExp(`^${key}:.*$`, 'm'), () => `${key}: ${value}`);

/** Those of the folder of definitions, or those that come with the program. */
function sourceOf({ from, root }: NewDefinition): DefinitionTexts {
  const texts = readTexts(path.join(root, from)) ?? readTexts(projectPath('workflows', from));
  if (texts) return texts;
  throw noSuchWorkflow(from, [...new Set([...definitionNames(root), ...definitionNames()])]);
}

function textsOf(asked: NewDefinition): Record<string, string> {
  const { name, title = `Quy trình ${name}` } = asked;
  const { workflow, form, rules } = sourceOf(asked);
  return {
    workflow: put(put(put(workflow, 'name', name), 'version', '1'), 'title', quoted(title)),
    form: put(put(form ?? '', 'id', name), 'title', quoted(title)),
    rules: rules ?? '',
  };
}

/**
 * Writes the three files of a new definition, from those of a sound one. Returns the folder.
 * Errors: `Refused` NOT_A_WORKFLOW_NAME, WORKFLOW_EXISTS, NO_SUCH_WORKFLOW, and NOT_SOUND with the
 * findings where the one that it starts from is not.
 */
export function newDefinition(asked: NewDefinition): string {
  requireFree(asked);
  const texts = textsOf(asked);
  const folder = path.join(asked.root, asked.name);
  mkdirSync(folder, { recursive: true });
  for (const [part, text] of Object.entries(texts))
    writeFileSync(path.join(folder, `${part}.yaml`), withHead(text, part, asked), { flag: 'wx' });
  const findings = checkFolder(folder);
  if (findings.length > 0)
    throw new Refused(
      'NOT_SOUND',
      `Đã ghi ${folder}, nhưng bản gốc còn lỗi: ${findings.map(formatFinding).join(' ')} Hãy sửa ` +
        'các dòng này rồi chạy dondoc workflow check.',
    );
  return folder;
}
