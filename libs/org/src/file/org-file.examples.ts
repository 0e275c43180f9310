import { smallOrgFile } from '../testing.js';
import { parseOrgFile } from './org-file.js';
import { OrgFileError } from './org-file-error.js';

export type Raw = ReturnType<typeof smallOrgFile>;

/** What the reader finds in the small example after the change. */
export function findings(change: (file: Raw & Record<string, unknown>) => void): string[] {
  const raw = smallOrgFile() as Raw & Record<string, unknown>;
  change(raw);
  try {
    parseOrgFile(raw);
  } catch (error) {
    if (error instanceof OrgFileError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}
