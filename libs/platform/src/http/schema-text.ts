import { type Schema } from './description.js';
import { Html, markup } from './html.js';

const INDENT = '  ';
const nameOf = (ref: string): string => ref.split('/').at(-1)!;
export const anchorOf = (name: string): string => `schema-${name}`;

const line = (depth: number): string => `\n${INDENT.repeat(depth)}`;

function joined(pieces: readonly Html[], by: string): Html {
  return new Html(pieces.map(({ text }) => text).join(by));
}

function fields({ properties = {}, required = [], additionalProperties }: Schema, depth: number) {
  const known = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? ':' : '?:';
    const text = schemaText(schema, depth + 1);
    return markup`${line(depth + 1)}${name}${mark} ${text}${remark(schema)}`;
  });
  const any =
    typeof additionalProperties === 'object'
      ? [markup`${line(depth + 1)}[name]: ${schemaText(additionalProperties, depth + 1)}`]
      : [];
  const all = [...known, ...any];
  return all.length === 0 ? markup`{ }` : markup`{${all}${line(depth)}}`;
}

const remark = ({ description }: Schema): Html =>
  description ? markup`  <i>// ${description}</i>` : markup``;

function list(items: Schema | undefined, depth: number): Html {
  const inner = items ? schemaText(items, depth) : markup`any`;
  return items?.anyOf || items?.enum ? markup`(${inner})[]` : markup`${inner}[]`;
}

function ofType(type: string, schema: Schema, depth: number): Html {
  if (type === 'array')
    return schema.prefixItems
      ? markup`[${joined(
          schema.prefixItems.map((one) => schemaText(one, depth)),
          ', ',
        )}]`
      : list(schema.items, depth);
  if (type === 'object') return fields(schema, depth);
  return markup`${type}${schema.format ? ` (${schema.format})` : ''}`;
}

function choices({ anyOf, oneOf, enum: values, const: only }: Schema, depth: number) {
  const schemas = anyOf ?? oneOf;
  if (schemas) return schemas.map((one) => schemaText(one, depth));
  const fixed = values ?? (only === undefined ? undefined : [only]);
  return fixed?.map((value) => markup`${JSON.stringify(value)}`);
}

/** The schema as TypeScript would write it, with links to those that have a name. */
export function schemaText(schema: Schema, depth = 0): Html {
  if (schema.$ref)
    return markup`<a href="#${anchorOf(nameOf(schema.$ref))}">${nameOf(schema.$ref)}</a>`;
  const either = choices(schema, depth);
  if (either) return joined(either, ' | ');
  if (schema.allOf)
    return joined(
      schema.allOf.map((one) => schemaText(one, depth)),
      ' &amp; ',
    );
  const types = [schema.type ?? 'any'].flat();
  return joined(
    types.map((type) => ofType(type, schema, depth)),
    ' | ',
  );
}
