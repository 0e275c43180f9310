import { existsSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import {
  asWritten,
  definitionNames,
  definitionParts,
  noSuchWorkflow,
  readTexts,
  type Shipped,
  shippedDefinition,
} from '#libs/directive';
import {
  type Definition,
  type DefinitionTexts,
  parseDefinition,
  parseStored,
} from '#libs/workflow';

/**
 * A definition as it was stored at its first use. Form and rules are null when it comes from before
 * there were any.
 */
export async function storedDefinition(dataSource: DataSource, id: string): Promise<Definition> {
  const rows: DefinitionTexts[] = await dataSource.query(
    'select source as workflow, form, rules from app.workflow_definition where id = $1',
    [id],
  );
  if (!rows[0])
    throw new Refused(
      'NO_SUCH_DEFINITION',
      `Chưa đợt nào dùng “${id}”. Mã đã ghim của một việc ở trường workflow của đợt.`,
    );
  return parseStored(rows[0], id);
}

type WithDatabase = <T>(work: (dataSource: DataSource) => Promise<T>) => Promise<T>;

/** Errors: `Refused` NO_SUCH_WORKFLOW, `WorkflowError` for texts that are not sound. */
export function openFiles(given: string): Shipped {
  if (definitionNames().includes(given)) return shippedDefinition(given);
  const texts = existsSync(given) ? readTexts(given) : null;
  if (!texts)
    throw noSuchWorkflow(
      given,
      definitionNames(),
      ' Cũng nhận một thư mục có workflow.yaml, hoặc mã bản đã dùng.',
    );
  return { definition: parseDefinition(texts, given, definitionParts), texts };
}

/**
 * Opens a definition by the `name` of a folder under workflows/, by a folder elsewhere, or by
 * `name@hash` of one that was used. Only the last asks the database.
 */
export async function openDefinition(
  given: string,
  withDatabase: WithDatabase,
): Promise<Definition> {
  return given.includes('@')
    ? withDatabase((dataSource) => storedDefinition(dataSource, given))
    : openFiles(given).definition;
}

/** The same as it is written, to be compared: shared choices stand once. */
export async function openWritten(given: string, withDatabase: WithDatabase): Promise<Definition> {
  return asWritten(
    given.includes('@')
      ? await openDefinition(given, withDatabase)
      : parseStored(openFiles(given).texts, given),
  );
}
