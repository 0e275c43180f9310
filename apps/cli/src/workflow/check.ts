import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DataSource } from 'typeorm';
import { againstUsed, checkFolder, readShelf, type Shipped, shippedIn } from '#libs/directive';
import { checkWorkflowText, type Finding, formatFinding, readBytes } from '#libs/workflow';

interface Checked {
  readonly count: number;
  readonly findings: readonly Finding[];
  /** What could be read: the database is asked about it. */
  readonly shipped: readonly Shipped[];
}

async function checkFile(file: string): Promise<Finding[]> {
  const read = readBytes(await readFile(file), file);
  return 'finding' in read ? [read.finding] : checkWorkflowText(read.text, file);
}

/**
 * A folder is checked with all its files. A file that is given by itself is checked as a
 * workflow.yaml alone.
 */
async function checkGiven(given: string): Promise<Checked> {
  if (/\.ya?ml$/.test(given)) return { count: 1, findings: await checkFile(given), shipped: [] };
  const findings = checkFolder(given);
  return { count: 1, findings, shipped: findings.length > 0 ? [] : [shippedIn(given)] };
}

function checkAll(root: string): Checked {
  const { shipped, skipped } = readShelf(root);
  return {
    count: shipped.length + skipped.length,
    findings: skipped.flatMap(({ findings }) => findings),
    shipped,
  };
}

/** Nothing was used in a database that was never migrated. */
async function askUsed(dataSource: DataSource, shipped: readonly Shipped[]): Promise<Finding[]> {
  const [{ there }]: [{ there: boolean }] = await dataSource.query(
    `select to_regclass('app.workflow_definition') is not null as there`,
  );
  return there ? againstUsed(dataSource.manager, shipped) : [];
}

export interface CheckRequest {
  readonly given: readonly string[];
  /** Checked whole when nothing is given. */
  readonly root: string;
  /** Versions that were used are asked of it; left out where there is none. */
  readonly dataSource?: DataSource;
}

/** Prints the findings with their lines; true when there are none. */
export async function check(
  { given, root, dataSource }: CheckRequest,
  print: (line: string) => void,
): Promise<boolean> {
  const checked =
    given.length > 0
      ? await Promise.all(given.map((one) => checkGiven(path.normalize(one))))
      : [checkAll(root)];
  const shipped = checked.flatMap((one) => one.shipped);
  const findings = [
    ...checked.flatMap((one) => one.findings),
    ...(dataSource ? await askUsed(dataSource, shipped) : []),
  ];
  findings.forEach((finding) => print(formatFinding(finding)));
  const count = checked.reduce((sum, one) => sum + one.count, 0);
  if (findings.length === 0)
    print(
      `${count} định nghĩa quy trình, không có lỗi` +
        `${dataSource ? ', kể cả so với các phiên bản đã dùng' : ''}.`,
    );
  return findings.length === 0;
}
