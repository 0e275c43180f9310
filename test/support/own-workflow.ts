import { Workflows } from '#libs/directive';
import { type OwnDefinition } from './own-definitions.js';
import { type Stage } from './stage.js';

/** Gives a definition that no folder has. */
export function offerTo(workflows: Workflows, own: OwnDefinition): void {
  workflows['present']['files'].set(own.definition.workflow.name, own);
}

/** The same to the api of a stage. Whoever else needs the definition reads the stored copy. */
export function offer({ app }: Pick<Stage, 'app'>, own: OwnDefinition): void {
  offerTo(app.get(Workflows, { strict: false }), own);
}
