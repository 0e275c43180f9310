import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type DefinitionTexts, parseStored } from '#libs/workflow';
import { formFileSchema, rulesFileSchema } from './definition.js';
import { readShelf, type Shipped, type Skipped } from './folders.js';
import { noSuchWorkflow, workflowSkipped } from './refusals.js';
import { againstUsed } from './used-versions.js';

/** The newest of each name. */
const PUBLISHED = `
  select distinct on (name) definition as id from app.workflow_publication
  order by name, version desc`;

/**
 * What new work may be done by: the folders under `workflows/`, as they were when the process
 * started, and what was published through the application, by whichever process. Of one name the
 * higher version counts; of one version what was published.
 */
export class PresentDefinitions {
  private readonly files = new Map<string, Shipped>();
  private readonly published = new Map<string, Shipped>();
  private broken: readonly Skipped[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly root: string,
  ) {}

  /** Reads every folder. What cannot be used is skipped, with its reason. */
  load(): readonly Shipped[] {
    const { shipped, skipped } = readShelf(this.root);
    this.broken = skipped;
    for (const one of shipped) this.files.set(one.definition.workflow.name, one);
    return shipped;
  }

  /** All that could be read from the folders. */
  get shipped(): readonly Shipped[] {
    return [...this.files.values()];
  }

  /** What is not taken for new work, and why. Asks the database what was used. */
  async skipped(): Promise<readonly Skipped[]> {
    const published = await this.newest(this.dataSource.manager);
    const standing = this.shipped.filter(({ definition: { workflow } }) => {
      const later = published.get(workflow.name)?.definition.workflow.version ?? 0;
      return workflow.version >= later;
    });
    const changed = await againstUsed(this.dataSource.manager, standing);
    return [
      ...this.broken,
      ...changed.map((finding) => ({ folder: finding.file.split('/')[1]!, findings: [finding] })),
    ];
  }

  /** Names of what is there, a skipped version too; of `usable` only what may be used. */
  async names({ usable = false } = {}): Promise<string[]> {
    const published = [...(await this.newest(this.dataSource.manager)).keys()];
    const left = usable ? (await this.skipped()).map(({ folder }) => folder) : [];
    const files = [...this.files.keys()].filter((name) => !left.includes(name));
    return [...new Set([...files, ...published])].sort();
  }

  /** Errors: `Refused` NO_SUCH_WORKFLOW, WORKFLOW_SKIPPED. */
  async find(name: string, manager = this.dataSource.manager): Promise<Shipped> {
    const file = this.files.get(name);
    const published = (await this.newest(manager)).get(name);
    const found = file && published ? later(file, published) : (published ?? file);
    if (found) return found;
    const skipped = this.broken.find(({ folder }) => folder === name);
    throw skipped
      ? workflowSkipped(name, skipped.findings)
      : noSuchWorkflow(name, await this.names());
  }

  private async newest(manager: EntityManager): Promise<ReadonlyMap<string, Shipped>> {
    const rows: { id: string }[] = await manager.query(PUBLISHED);
    const all = await Promise.all(rows.map(({ id }) => this.read(manager, id)));
    return new Map(all.map((one) => [one.definition.workflow.name, one]));
  }

  private async read(manager: EntityManager, id: string): Promise<Shipped> {
    const known = this.published.get(id);
    if (known) return known;
    const [texts]: DefinitionTexts[] = await manager.query(
      'select source as workflow, form, rules from app.workflow_definition where id = $1',
      [id],
    );
    const { workflow, form, rules } = parseStored(texts!, id);
    const definition = {
      workflow,
      form: formFileSchema.parse(form),
      rules: rulesFileSchema.parse(rules),
    };
    const one = { definition, texts: texts! };
    this.published.set(id, one);
    return one;
  }
}

const versionOf = ({ definition: { workflow } }: Shipped): number => workflow.version;
const later = (file: Shipped, published: Shipped): Shipped =>
  versionOf(file) > versionOf(published) ? file : published;

/**
 * A version that was used is never edited, because running obligations are pinned to it. Error:
 * `Refused` WORKFLOW_CHANGED.
 */
export async function requireUnchanged(manager: EntityManager, shipped: Shipped): Promise<void> {
  const [changed] = await againstUsed(manager, [shipped]);
  if (changed) throw new Refused('WORKFLOW_CHANGED', `${changed.message} ${changed.fix}`);
}
