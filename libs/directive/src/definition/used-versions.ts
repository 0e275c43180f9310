import { type EntityManager } from 'typeorm';
import { type Finding } from '#libs/workflow';
import { type Shipped } from './folders.js';

interface Used {
  readonly name: string;
  readonly version: number;
  readonly id: string;
}

/** Line on which the version stands. */
function lineOf({ texts }: Shipped): number {
  const before = /^(?:[^\n]*\n)*?(?=version[ \t]*:)/.exec(texts.workflow);
  return (before?.[0] ?? '').split('\n').length;
}

/**
 * What the versions that were used hold against the files: another content under a used number, or
 * a number below a used one. What says exactly what a used version said may stand there again.
 */
function against(shipped: Shipped, used: readonly Used[]): Finding[] {
  const { name, version, title, id } = shipped.definition.workflow;
  const own = used.filter((row) => row.name === name);
  if (own.some((row) => row.id === id)) return [];
  const newest = Math.max(0, ...own.map((row) => row.version));
  const same = own.find((row) => row.version === version);
  if (version > newest) return [];
  return [
    {
      file: `workflows/${name}/workflow.yaml`,
      line: lineOf(shipped),
      column: 1,
      message: same
        ? `Quy trình “${title}” phiên bản ${version} đã dùng (${same.id}) nhưng nội dung các ` +
          `tệp nay đã khác (${id}).`
        : `Quy trình “${title}” có phiên bản ${version}, thấp hơn phiên bản ${newest} đã dùng.`,
      fix:
        `Tăng 'version' thành ${newest + 1}, hoặc khôi phục nội dung cũ; việc đã giao vẫn ` +
        'theo bản cũ.',
    },
  ];
}

/** Of each definition that may not be used for new work because of what was used before. */
export async function againstUsed(
  manager: EntityManager,
  files: readonly Shipped[],
): Promise<Finding[]> {
  const used: Used[] = await manager.query(
    'select name, version, id from app.workflow_definition where name = any ($1)',
    [files.map(({ definition }) => definition.workflow.name)],
  );
  return files.flatMap((file) => against(file, used));
}
