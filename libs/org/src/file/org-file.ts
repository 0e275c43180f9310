import { crossChecks } from './cross-checks.js';
import { issueMessage } from './issue-message.js';
import { OrgFileError } from './org-file-error.js';
import { type OrgFile, orgShape } from './org-shape.js';

export const orgFileSchema = orgShape.superRefine((file, context) => {
  for (const { path, message } of crossChecks(file))
    context.addIssue({ code: 'custom', path: [...path], message });
});

/** Reads a file as it was typed. Errors: OrgFileError with every finding at once, in Vietnamese. */
export function parseOrgFile(raw: unknown): OrgFile {
  const parsed = orgFileSchema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new OrgFileError(
    parsed.error.issues.map((issue) => ({
      path: issue.path as (string | number)[],
      message: issueMessage(issue),
    })),
  );
}
