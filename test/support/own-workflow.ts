import { Workflows } from '#libs/directive';
import { type OwnDefinition } from './own-definitions.js';
import { type Stage } from './stage.js';

/** Gives the api of a stage a definition that no folder has. Whoever else needs it reads the stored copy. */
export function offer({ app }: Pick<Stage, 'app'>, own: OwnDefinition): void {
  const workflows = app.get(Workflows, { strict: false });
  workflows['files'].set(own.definition.workflow.name, own);
}
