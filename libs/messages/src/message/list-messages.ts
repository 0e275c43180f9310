import { Controller, Get, Inject, Query as QueryParam } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { mail } from '../channels/mail.js';
import { type Actor, can, cellsOf, CurrentActor, Requires } from '#libs/org';

const listQuery = z.strictObject({
  obligation: z.string().max(200).optional(),
  /** Id of the last message seen. The next page follows it. */
  after: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export interface MessageLine {
  readonly id: string;
  readonly obligation: string;
  /** Null when it is for the committee's own people who hold `role`. */
  readonly cell: string | null;
  readonly role: string | null;
  readonly step: string;
  readonly subject: string;
  readonly body: string;
  /**
   * What a person wrote with the decision (a reason, its paper). It is shown here and never mailed.
   */
  readonly note: string | null;
  readonly at: string;
  readonly mail: string;
  /** What became of it, by channel. */
  readonly deliveries: Readonly<Record<string, string>>;
}

/** These roles see the messages for every role. */
const OVERSEERS: readonly string[] = ['admin', 'auditor'];

@ApiTags('messages')
@ApiBearerAuth()
@Controller('api/messages')
export class MessageController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Lists the newest first. A cell sees its own messages; a clerk or approver sees those for the
   * cells and for their own role.
   */
  @Get()
  @ApiOperation({ summary: 'Lists the messages that were sent, with what came of each delivery' })
  @ApiQuery({ name: 'obligation', required: false })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @Requires('message.read')
  async list(
    @CurrentActor() actor: Actor,
    @QueryParam({ schema: listQuery }) query: z.infer<typeof listQuery>,
  ): Promise<{ messages: MessageLine[]; next: string | null }> {
    const everyCell = can(actor, 'message.read');
    const rows: Omit<MessageLine, 'mail'>[] = await this.dataSource.query(
      `select id, obligation, cell, role, step, subject, body, note, app.iso(at) as at,
        coalesce((select jsonb_object_agg(d.channel, d.state) from app.delivery d
          where d.message = m.id), '{}') as deliveries
        from app.message m
       where ($1::text[] is null or cell = any ($1))
         and (role is null or $5::text is null or role = $5)
         and ($2::text is null or obligation = $2)
         and ($3::text is null or (at, id) < (select at, id from app.message where id = $3))
       order by m.at desc, m.id desc limit $4`,
      [
        everyCell ? null : cellsOf(actor),
        query.obligation ?? null,
        query.after ?? null,
        query.limit,
        OVERSEERS.includes(actor.role) ? null : actor.role,
      ],
    );
    const messages = rows.map((row) => ({ ...row, mail: row.deliveries[mail.name] ?? 'kept' }));
    return { messages, next: messages.length === query.limit ? messages.at(-1)!.id : null };
  }
}
