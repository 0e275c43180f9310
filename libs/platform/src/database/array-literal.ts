// Escapes that JSON has and an array literal does not. Behind a doubled backslash this sees one too
// many; then pg writes the literal itself.
const FOREIGN_ESCAPE = /\\[bfnrtu]/;

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || value === null;
}

/**
 * A list of strings, numbers and nulls as an array literal of PostgreSQL: `{"a","b\"c",null}`. The
 * elements are those of a JSON array, which the engine writes at once. pg escapes each by itself,
 * which took a tenth of a small append. Anything else is given back for pg to convert.
 */
export function arrayLiteral(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(isPlain)) return value;
  const json = JSON.stringify(value);
  return json.includes('\\') && FOREIGN_ESCAPE.test(json) ? value : `{${json.slice(1, -1)}}`;
}
