import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { definitionNames, definitionParts, readTexts } from '#libs/directive';
import { projectPath } from '#libs/platform';
import { checkDefinition, checkWorkflowText, type Finding, formatFinding } from '#libs/workflow';

/**
 * A folder is checked with all its files. A file that is given by itself is checked as a
 * workflow.yaml alone.
 */
async function findingsOf(given: string): Promise<readonly Finding[]> {
  if (/\.ya?ml$/.test(given)) return checkWorkflowText(await readFile(given, 'utf8'), given);
  const texts = readTexts(given);
  if (!texts)
    return [
      {
        file: path.join(given, 'workflow.yaml'),
        line: 1,
        column: 1,
        message: 'Không có tệp này.',
        fix: 'Mỗi quy trình gồm workflow.yaml, form.yaml và rules.yaml.',
      },
    ];
  const findings = checkDefinition(texts, given, definitionParts);
  const name = /^name: *(\S+) *$/m.exec(texts.workflow)?.[1];
  if (findings.length > 0 || name === path.basename(given)) return findings;
  return [
    {
      file: path.join(given, 'workflow.yaml'),
      line: 1,
      column: 1,
      message: `Tên '${name}' khác tên thư mục '${path.basename(given)}'.`,
      fix: 'Đổi một trong hai cho giống nhau.',
    },
  ];
}

/**
 * Prints the findings with their lines; true when there are none. When nothing is given, it checks
 * every folder under workflows/.
 */
export async function check(
  given: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  const root = projectPath('workflows');
  const all = given.length > 0 ? given : definitionNames(root).map((name) => path.join(root, name));
  const findings = (await Promise.all(all.map(findingsOf))).flat();
  findings.forEach((finding) => print(formatFinding(finding)));
  if (findings.length === 0) print(`${all.length} định nghĩa quy trình, không có lỗi.`);
  return findings.length === 0;
}
