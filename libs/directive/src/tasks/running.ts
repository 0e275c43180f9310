import { type DataSource } from 'typeorm';
import { type Instant } from '#libs/calendar';
import { type EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { type Directive } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { type Workflows } from '../definition/workflows.js';

/** By what tasks are found. */
export interface Desk {
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly workflows: Workflows;
  readonly now: Instant;
}

/** A directive that is drafted or under way. */
export interface Current {
  readonly directive: string;
  readonly title: string;
  readonly cutoffAt: Instant;
  readonly state: Exclude<Directive, { status: 'none' }>;
}

/** What an office finds: itself, and the directives that its committee has on hand. */
export interface Sight {
  readonly actor: Actor;
  readonly current: readonly Current[];
}

const CURRENT = `select substr(h.stream, 11) as id from app.head h
  where h.category = 'directive' and h.status in ('drafted', 'issued') order by h.cutoff_at`;

/** The directives of the committee within which this is asked. */
export async function currentDirectives({ dataSource, store }: Desk): Promise<Current[]> {
  const rows: { id: string }[] = await dataSource.query(CURRENT);
  return Promise.all(
    rows.map(async ({ id }) => {
      const { state } = await readDirective(store, id);
      const { subject, year, cutoffAt } = state.content;
      const said = subject.includes(String(year)) ? subject : `${subject} (${year})`;
      const title = said.charAt(0).toLocaleUpperCase('vi') + said.slice(1);
      return { directive: id, title, cutoffAt, state };
    }),
  );
}

export const issuedOf = (current: readonly Current[]): Current[] =>
  current.filter(({ state }) => state.status === 'issued');

export const placed = ({ directive, title }: Current) => ({
  directive,
  directiveTitle: title,
});
