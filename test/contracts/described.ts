import { Ajv2020 } from 'ajv/dist/2020.js';
import { type ApiDocument, type Operation, type Schema } from '#libs/platform';

const JSON_TYPE = 'application/json';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Where JSON goes in or comes out, as steps from the operation. */
function jsonPlaces({ requestBody, responses }: Operation): string[][] {
  const sent = requestBody?.content[JSON_TYPE] ? [['requestBody']] : [];
  const answered = Object.entries(responses)
    .filter(([, { content }]) => content?.[JSON_TYPE])
    .map(([status]) => ['responses', status]);
  return [...sent, ...answered];
}

type Tree = Readonly<Record<string, unknown>>;
const at = (tree: unknown, steps: readonly string[]): unknown =>
  steps.reduce((inner, step) => (inner as Tree)[step], tree);

/** What a field that no type names would be: an answer says all that it has. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, one]) => [key, key === 'enum' ? one : closed(one)]),
  );
  const isObject = (schema as Schema).type === 'object' && 'properties' in schema;
  return isObject && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}

const pointer = (steps: readonly string[]): string =>
  steps
    .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');

/** Compares examples with the schemas that stand beside them. */
function validator(document: ApiDocument): (steps: readonly string[], value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const { paths, components } = document;
  ajv.addSchema(closed({ paths: withoutExamples(paths), components }) as object, 'api');
  return (steps, value) => {
    const validate = ajv.compile({ $ref: `api#/${pointer(steps)}` });
    if (validate(value)) return [];
    return validate.errors!.map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** Examples are no schemas. */
function withoutExamples(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutExamples);
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .filter(([key]) => key !== 'example')
      .map(([key, one]) => [key, withoutExamples(one)]),
  );
}

function wordsMissing({ summary = '', tags = [] }: Operation, known: readonly string[]): string[] {
  return [
    ...(summary.length >= 10 ? [] : ['has no summary']),
    ...(tags.length > 0 ? [] : ['has no tag']),
    ...tags.filter((tag) => !known.includes(tag)).map((tag) => `has the unknown tag ${tag}`),
  ];
}

function answerMissing({ responses }: Operation): string[] {
  return Object.entries(responses)
    .filter(([status, { content }]) => /^2/.test(status) && status !== '204' && !content)
    .map(([status]) => `does not say what ${status} answers`);
}

/** What an operation lacks: words, the schema of its answer, or an example that fits. */
export function faultsOf(document: ApiDocument): string[] {
  const fits = validator(document);
  const known = (document.tags ?? []).map(({ name }) => name);
  const routes: Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return routes.flatMap(({ method, path, operation }) => {
    const examples = jsonPlaces(operation).flatMap((place) => {
      const steps = [...place, 'content', JSON_TYPE];
      const { example } = at(operation, steps) as { example?: unknown };
      const named = place.join(' ');
      if (example === undefined) return [`has no example: ${named}`];
      return fits(['paths', path, method, ...steps, 'schema'], example).map(
        (why) => `has a wrong example: ${named}: ${why}`,
      );
    });
    const faults = [...wordsMissing(operation, known), ...answerMissing(operation), ...examples];
    return faults.map((fault) => `${operation.operationId} ${fault}`);
  });
}
