import { createHash } from 'node:crypto';

/**
 * Keys are sorted, so their order in the file does not count as a change. The text is NFC already,
 * and comments are not part of the value.
 */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${entries.join(',')}}`;
}

/**
 * The id is `name@` and 12 hex digits. It covers what is written, not what a schema fills in, so a
 * new optional key with a default renames no workflow. For a definition of workflow.yaml alone, the
 * hash covers that value; for one of three files, it covers the three together.
 */
export function definitionId(
  name: string,
  values: { workflow: unknown; form?: unknown; rules?: unknown },
): string {
  const whole =
    values.form === undefined && values.rules === undefined
      ? values.workflow
      : { form: values.form ?? null, rules: values.rules ?? null, workflow: values.workflow };
  return `${name}@${createHash('sha256').update(canonical(whole)).digest('hex').slice(0, 12)}`;
}

export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
