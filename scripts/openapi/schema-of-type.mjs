/**
 * JSON Schema from what the TypeScript checker knows of a type, so that `Pick`, `Awaited`,
 * `z.infer` and the like need no rules of their own. The type is what JSON makes of it: what is
 * a function is not there, and a Date is a text.
 */
import path from 'node:path';
import ts from 'typescript';

const { TypeFlags, SymbolFlags } = ts;
const has = (type, flags) => (type.flags & flags) !== 0;
const byText = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** What stands for an object of the machine. */
const machineTypes = {
  Date: { type: 'string', format: 'date-time' },
  BufferSource: { type: 'string', format: 'binary' },
  Buffer: { type: 'string', format: 'binary' },
  URL: { type: 'string', format: 'uri' },
};

/** The name by which a type is declared; undefined for what is made up on the spot. */
function namedBy(type) {
  const { aliasSymbol, aliasTypeArguments, symbol } = type;
  if (aliasSymbol) return aliasTypeArguments ? undefined : aliasSymbol;
  const isNamed = symbol && (symbol.flags & (SymbolFlags.Interface | SymbolFlags.Class)) !== 0;
  return isNamed && !type.typeArguments?.length ? symbol : undefined;
}

const fileOf = (symbol) => symbol.declarations[0].getSourceFile().fileName;

const libOf = (symbol) => /\/(?:libs|node_modules|apps)\/([^/]+)/.exec(fileOf(symbol))?.[1];

/** Where several types have one name, the lib tells them apart, or the file within the lib. */
function ownName(symbol, all) {
  const others = all.filter((other) => other !== symbol && other.name === symbol.name);
  if (others.length === 0) return symbol.name;
  const lib = libOf(symbol);
  if (others.every((other) => libOf(other) !== lib)) return `${symbol.name}.${lib}`;
  return `${symbol.name}.${lib}.${path.basename(fileOf(symbol)).replace(/(\.d)?\.ts$/, '')}`;
}

export class Schemas {
  #checker;
  /** Named types, each with its references, which get its name at the end. */
  #named = new Map();

  constructor(checker) {
    this.#checker = checker;
  }

  schemaOf(type) {
    return this.#primitive(type) ?? this.#composed(type);
  }

  /** All named schemas by name. */
  components() {
    const symbols = [...this.#named.keys()];
    const all = symbols.map((symbol) => {
      const own = ownName(symbol, symbols);
      const { schema, refs } = this.#named.get(symbol);
      for (const ref of refs) ref.$ref = `#/components/schemas/${own}`;
      return [own, schema];
    });
    const twice = all.find(([name], i) => all.findIndex(([other]) => other === name) !== i);
    if (twice) throw new Error(`Two answers are called ${twice[0]}. Rename one of the types.`);
    return Object.fromEntries(all);
  }

  #primitive(type) {
    if (has(type, TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (has(type, TypeFlags.StringLiteral | TypeFlags.NumberLiteral)) return { enum: [type.value] };
    if (has(type, TypeFlags.BooleanLiteral)) return { enum: [type.intrinsicName === 'true'] };
    if (has(type, TypeFlags.StringLike)) return { type: 'string' };
    if (has(type, TypeFlags.NumberLike)) return { type: 'number' };
    if (type.flags & TypeFlags.Null) return { type: 'null' };
    return has(type, TypeFlags.NonPrimitive) ? { type: 'object' } : undefined;
  }

  #composed(type) {
    const marked = type.isIntersection() && type.types.find((one) => this.#primitive(one)?.type);
    // A text with a mark of its type alone is a text.
    if (marked && !has(marked, TypeFlags.NonPrimitive)) return this.#primitive(marked);
    const machine = machineTypes[(type.aliasSymbol ?? type.symbol)?.name];
    if (machine) return { ...machine };
    const symbol = namedBy(type);
    return symbol ? this.#reference(symbol, type) : this.#inline(type);
  }

  #reference(symbol, type) {
    let entry = this.#named.get(symbol);
    if (!entry) {
      entry = { refs: [], schema: {} };
      this.#named.set(symbol, entry);
      const description = this.#said(symbol);
      Object.assign(entry.schema, this.#inline(type), description);
    }
    const ref = {};
    entry.refs.push(ref);
    return ref;
  }

  #said(symbol) {
    const said = ts
      .displayPartsToString(symbol.getDocumentationComment(this.#checker))
      .replaceAll(/\s+/g, ' ')
      .trim();
    return said ? { description: said } : {};
  }

  #inline(type) {
    if (has(type, TypeFlags.Boolean)) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type.types);
    if (this.#checker.isTupleType(type)) return this.#tuple(type);
    if (this.#checker.isArrayLikeType(type)) {
      const [item] = this.#checker.getTypeArguments(type);
      return { type: 'array', items: this.schemaOf(item) };
    }
    if (has(type, TypeFlags.Object | TypeFlags.Intersection)) return this.#object(type);
    throw new Error(
      `An answer has a type without a JSON form: ${this.#checker.typeToString(type)}`,
    );
  }

  #tuple(type) {
    const items = this.#checker.getTypeArguments(type).map((one) => this.schemaOf(one));
    const { minLength, hasRestElement } = type.target;
    if (hasRestElement) return { type: 'array', items: anyOf(items), minItems: minLength };
    return { type: 'array', prefixItems: items, minItems: minLength, maxItems: items.length };
  }

  #union(types) {
    const parts = types.filter((one) => !has(one, TypeFlags.Undefined | TypeFlags.Void));
    return anyOf(parts.map((one) => this.schemaOf(one)));
  }

  #object(type) {
    const fields = this.#checker
      .getPropertiesOfType(type)
      .map((symbol) => ({ symbol, type: this.#checker.getTypeOfSymbol(symbol) }))
      .filter((field) => isJson(field));
    const { properties, required } = this.#fields(fields);
    const index = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(fields.length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: this.schemaOf(index) } : {}),
    };
  }

  #fields(fields) {
    const properties = {};
    const required = [];
    for (const { symbol, type } of fields) {
      // A reference gets its name later: it must stay the object that was handed out.
      properties[symbol.name] = Object.assign(this.schemaOf(type), this.#said(symbol));
      if (!isOptional(symbol, type)) required.push(symbol.name);
    }
    return { properties, required: required.toSorted() };
  }
}

/** Marks of a type, and what JSON leaves out. */
function isJson({ symbol, type }) {
  return (
    !symbol.name.startsWith('__@') &&
    type.getCallSignatures().length === 0 &&
    !has(type, TypeFlags.ESSymbolLike | TypeFlags.Undefined | TypeFlags.Never)
  );
}

const isOptional = (symbol, type) =>
  (symbol.flags & SymbolFlags.Optional) !== 0 ||
  (type.isUnion() && type.types.some((one) => has(one, TypeFlags.Undefined)));

/** One schema for any of these. The order of a union is the compiler's, so it gets ours. */
function anyOf(schemas) {
  const values = schemas.flatMap(({ enum: one = [] }) => one);
  const rest = schemas.filter((one) => !one.enum);
  const isBoolean = values.includes(true) && values.includes(false);
  const kept = isBoolean ? values.filter((one) => typeof one !== 'boolean') : values;
  const parts = [
    ...rest,
    ...(isBoolean ? [{ type: 'boolean' }] : []),
    ...(kept.length > 0 ? [ofValues(kept)] : []),
  ];
  return joined(parts);
}

function ofValues(values) {
  const types = [...new Set(values.map((one) => typeof one))];
  return { ...(types.length === 1 ? { type: types[0] } : {}), enum: values.toSorted() };
}

const isPlain = (schema) => Object.keys(schema).length === 1 && typeof schema.type === 'string';

function joined(parts) {
  if (parts.length === 1) return parts[0];
  if (parts.every(isPlain)) return { type: parts.map(({ type }) => type).toSorted() };
  return { anyOf: parts };
}

/** Unions in an order of their own, once every reference has its name. */
export function sortUnions(schema) {
  if (Array.isArray(schema)) return schema.map(sortUnions);
  if (schema === null || typeof schema !== 'object') return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, one]) => [key, sortUnions(one)]),
  );
  return Array.isArray(inner.anyOf) ? { ...inner, anyOf: inner.anyOf.toSorted(byText) } : inner;
}
