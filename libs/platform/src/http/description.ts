/** What a schema of JSON says, as far as the API's description and its page ask. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly [more: string]: unknown;
}

export type Content = Readonly<Record<string, { readonly schema?: Schema; example?: unknown }>>;

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Content; readonly required?: boolean };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly description?: string; content?: Content }>
  >;
}

/** The API's description in OpenAPI 3.1. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly description?: string;
    readonly version: string;
  };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** What one exchange looked like. */
export interface Example {
  readonly request?: unknown;
  readonly answer?: unknown;
}

/** What the routes' decorators do not say. */
export interface Described {
  /** What belongs under a tag, by its name, in the order of the page. */
  readonly tags: Readonly<Record<string, string>>;
  /** The named schemas, and the content of each operation's answer. */
  readonly answers: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly operations: Readonly<Record<string, Content>>;
  };
  /** By operation. */
  readonly examples: Readonly<Record<string, Example>>;
}

const JSON_TYPE = 'application/json';

/** What a status says, where a route says nothing of its own. */
const statusWords: Readonly<Record<string, string>> = {
  '200': 'Done, or read.',
  '201': 'Made, or taken in.',
  '202': 'Taken on; it is done later, or waits for a decision.',
  '204': 'Done. There is nothing to say.',
};

const isGood = (status: string): boolean => status.startsWith('2');

function withExample(content: Content, example: unknown): Content {
  const json = content[JSON_TYPE];
  if (json === undefined || example === undefined) return content;
  return { ...content, [JSON_TYPE]: { ...json, example } };
}

function responsesOf({ operationId, responses }: Operation, { answers, examples }: Described) {
  const content = withExample(answers.operations[operationId] ?? {}, examples[operationId]?.answer);
  const good = Object.entries(responses)
    .filter(([status]) => isGood(status))
    .map(([status, { description }]) => [
      status,
      {
        description: description || statusWords[status] || 'Done.',
        ...(status === '204' || Object.keys(content).length === 0 ? {} : { content }),
      },
    ]);
  return { ...Object.fromEntries(good), default: { $ref: '#/components/responses/Problem' } };
}

function described(operation: Operation, by: Described): Operation {
  const { requestBody, operationId } = operation;
  const sent = by.examples[operationId]?.request;
  return {
    ...operation,
    // A part of the address is a text, also where the route gives it no schema.
    parameters: operation.parameters?.map((one) =>
      one.schema === undefined ? { ...one, schema: { type: 'string' } } : one,
    ),
    ...(requestBody
      ? { requestBody: { ...requestBody, content: withExample(requestBody.content, sent) } }
      : {}),
    responses: responsesOf(operation, by),
  };
}

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** The document with what each route answers, examples, and the words for its tags. */
export function describeRoutes(document: ApiDocument, by: Described): ApiDocument {
  return {
    ...document,
    tags: Object.entries(by.tags).map(([name, description]) => ({ name, description })),
    paths: mapValues(document.paths, (methods) =>
      mapValues(methods, (operation) => described(operation, by)),
    ),
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, ...by.answers.schemas },
      responses: {
        Problem: {
          description:
            'What is the matter and what to do, by RFC 9457. `code` is stable; `title` and ' +
            '`detail` are Vietnamese.',
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
    } as ApiDocument['components'],
  };
}
