import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type Instant } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { Clock, withinCommittee } from '#libs/platform';
import { Workflows } from '../definition/workflows.js';
import { cellTasks } from './cell-tasks.js';
import { committeeTasks } from './committee-tasks.js';
import { type Done, lastDone, SHOWN } from './done.js';
import { currentDirectives, type Desk } from './running.js';
import { systemTasks } from './system-tasks.js';
import { inOrder, type Task } from './task.js';
import { waitingReports } from './waiting-reports.js';

/** "Việc của tôi": what waits for a person in all their offices, and what they did last. */
export interface Tasks {
  readonly asOf: Instant;
  readonly tasks: readonly Task[];
  readonly done: readonly Done[];
}

export class GetTasks extends Query<Tasks> {
  constructor(readonly offices: readonly Actor[]) {
    super();
  }
}

const parts = [cellTasks, waitingReports, committeeTasks, systemTasks];

async function ofOffice(desk: Desk, actor: Actor): Promise<{ tasks: Task[]; done: Done[] }> {
  const current = await currentDirectives(desk);
  const tasks = await Promise.all(parts.map((part) => part(desk, { actor, current })));
  return { tasks: tasks.flat(), done: await lastDone(desk.dataSource, actor) };
}

@QueryHandler(GetTasks)
export class GetTasksHandler implements IQueryHandler<GetTasks> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ offices }: GetTasks): Promise<Tasks> {
    const asOf = await this.clock.now();
    const { dataSource, store, workflows } = this;
    const desk = { dataSource, store, workflows, now: asOf };
    const found = await Promise.all(
      offices.map((actor) => withinCommittee(actor.committee, () => ofOffice(desk, actor))),
    );
    const done = new Map(found.flatMap((one) => one.done).map((one) => [one.id, one]));
    return {
      asOf,
      tasks: inOrder(found.flatMap(({ tasks }) => tasks)),
      done: [...done.values()].sort((a, b) => Number(b.id) - Number(a.id)).slice(0, SHOWN),
    };
  }
}
