import { isRefusal } from '../../shared/api/problem.js';
import { Notice, Wrong } from '../../shared/ui/index.js';
import { type Draft } from './body.js';
import { words } from './words.js';

type Errors = readonly { readonly path: string; readonly message: string }[];

const errorsIn = (error: unknown): Errors => (isRefusal(error) ? (error.problem.errors ?? []) : []);

function isEmpty(draft: Draft, path: string): boolean {
  let value: unknown = draft;
  for (const part of path.split('.'))
    value = (value as Record<string, unknown> | undefined)?.[part];
  return value === undefined || value === '' || (Array.isArray(value) && value.join('') === '');
}

/**
 * What of the draft is wrong, by the path of the field. What is merely empty is said once somebody
 * has tried to save; what contradicts something is said at once.
 */
export function wrongFields(
  draft: Draft,
  previewed: unknown,
  saved: unknown,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, message } of errorsIn(previewed))
    if (!isEmpty(draft, path)) found.set(path, message);
  if (!saved) return found;
  for (const { path } of [...errorsIn(saved), ...errorsIn(previewed)])
    if (isEmpty(draft, path)) found.set(path, words.fill);
  return found;
}

/** What keeps the draft from being saved, or from being shown as a letter. */
export function Missing({
  wrong,
  previewed,
  saved,
}: {
  readonly wrong: ReadonlyMap<string, string>;
  readonly previewed: unknown;
  readonly saved: unknown;
}) {
  if (saved && !isRefusal(saved, 'INVALID_INPUT')) return <Wrong error={saved} />;
  if (wrong.size > 0)
    return (
      <Notice tone="bad" title={words.toMend(wrong.size)}>
        <p>{words.toMendHint}</p>
      </Notice>
    );
  return isRefusal(previewed, 'INVALID_INPUT') ? null : <Wrong error={previewed} />;
}
