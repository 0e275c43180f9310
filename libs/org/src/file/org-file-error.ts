import { describePath } from './labels.js';

export interface OrgFinding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Locate = (path: readonly (string | number)[]) => string;

const SHOWN = 50;

function report(findings: readonly OrgFinding[], locate: Locate): string {
  const lines = findings
    .slice(0, SHOWN)
    .map(({ path, message }) => `- ${locate(path)}: ${message}`);
  if (findings.length > SHOWN) lines.push(`- … và ${findings.length - SHOWN} chỗ khác`);
  return [
    `Tệp tổ chức có ${findings.length} chỗ phải sửa, chưa ghi gì vào hệ thống:`,
    ...lines,
  ].join('\n');
}

/**
 * Everything that is wrong with an organisation file, at once. The message is for the person who
 * typed it.
 */
export class OrgFileError extends Error {
  override readonly name = 'OrgFileError';
  constructor(
    readonly findings: readonly OrgFinding[],
    locate: Locate = describePath,
  ) {
    super(report(findings, locate));
  }

  /** The same findings, told in the words of another place (sheet, row, column). */
  locatedBy(locate: Locate): OrgFileError {
    return new OrgFileError(this.findings, locate);
  }
}
