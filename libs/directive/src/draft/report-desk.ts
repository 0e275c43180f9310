import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { type Action, type Actor } from '#libs/org';
import { Clock } from '#libs/platform';
import { firstStatus, isAmong, markMade, permits } from '#libs/workflow';
import { type Existing, placeOf } from '../obligation/obligation.js';
import { readObligation } from '../obligation/read-obligation.js';
import { type UsedDefinition, Workflows } from '../definition/workflows.js';
import { requireMay } from '../definition/refusals.js';

/** An obligation that somebody may see, with the definition that it is pinned to. */
export interface Opened {
  readonly stream: string;
  readonly state: Existing;
  readonly definition: UsedDefinition;
}

/**
 * The place where a cell prepares its report. Drafts, files and workbooks ask it before anything
 * else.
 */
@Injectable()
export class ReportDesk {
  constructor(
    @Inject(DataSource) readonly dataSource: DataSource,
    @Inject(EventStore) readonly store: EventStore,
    @Inject(Workflows) readonly workflows: Workflows,
    @Inject(Clock) readonly clock: Clock,
  ) {}

  /** Errors: `Refused` NO_SUCH_OBLIGATION, NOT_YOUR_CELL. */
  async open(stream: string, actor: Actor, action: Action): Promise<Opened> {
    const state = await readObligation(this.store, stream);
    requireMay(actor, action, { cell: state.cell });
    return { stream, state, definition: await this.workflows.definitionById(state.workflow) };
  }
}

/** Errors: `Refused` NOT_IN_THIS_STATE, NOT_YOUR_ROLE when no report of this role is taken now. */
export function requireTaking({ state, definition }: Opened, { role }: Actor): void {
  permits(definition.workflow, {
    command: 'submit-report',
    status: placeOf(state),
    role,
  });
}

export function isTaking(opened: Opened, actor: Actor): boolean {
  try {
    requireTaking(opened, actor);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/**
 * As `requireTaking`. A late report is still kept with its files after the mark, so the files may
 * come then too.
 */
export function requireKeeping({ state, definition }: Opened, { role }: Actor): void {
  permits(definition.workflow, {
    command: 'submit-report',
    status: isAmong(markMade, state.status) ? firstStatus : placeOf(state),
    role,
  });
}
