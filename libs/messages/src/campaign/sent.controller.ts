import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { EventStore } from '#libs/event-store';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { requireDirective, type SentAnswer, SentMessages } from './sent.js';
import { type Noted, type Urged, type UrgedOne, Urging } from './urge.js';

const sentQuery = z.strictObject({
  directive: z.string().max(100),
  cell: z.string().max(100).optional(),
  /** Id of the last message seen. The next page follows it. */
  after: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const manyBody = z.strictObject({ cells: z.array(z.string().min(1).max(100)).min(1).max(1000) });
const callBody = z.strictObject({ note: z.string().trim().min(1).max(1000) });

/** What a campaign has told to whom, and what the clerk does by hand between the waves. */
@ApiTags('messages')
@ApiBearerAuth()
@Controller('api')
export class SentController {
  constructor(
    @Inject(SentMessages) private readonly sent: SentMessages,
    @Inject(Urging) private readonly urging: Urging,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  @Get('sent')
  @ApiOperation({
    summary:
      'Every message of a campaign with its deliveries, the newest first; the waves still to ' +
      'come; the calls that were noted',
  })
  @ApiQuery({ name: 'directive' })
  @ApiQuery({ name: 'cell', required: false })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @Requires('message.review')
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: sentQuery }) query: z.infer<typeof sentQuery>,
  ): Promise<SentAnswer> {
    return this.sent.read(query, actor);
  }

  @Post('obligations/:obligation/remind')
  @HttpCode(200)
  @IsCommand()
  @ApiOperation({ summary: 'Urges the cell now, at most once an hour' })
  @Requires('message.remind')
  remind(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
  ): Promise<Urged> {
    return this.urging.urge(obligation, { actor, commandId });
  }

  @Post('directives/:directive/remind')
  @HttpCode(200)
  @IsCommand()
  @ApiOperation({ summary: 'Urges several cells now, and says of each what became of it' })
  @Requires('message.remind')
  async remindMany(
    @Param('directive') directive: string,
    @Body({ schema: manyBody }) { cells }: z.infer<typeof manyBody>,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
  ): Promise<{ readonly cells: readonly UrgedOne[] }> {
    await requireDirective(this.store, directive, actor);
    return { cells: await this.urging.urgeMany(directive, cells, { actor, commandId }) };
  }

  @Post('obligations/:obligation/calls')
  @HttpCode(200)
  @IsCommand()
  @ApiOperation({ summary: 'Notes that the cell was called, and what was said' })
  @Requires('message.remind')
  call(
    @Param('obligation') obligation: string,
    @Body({ schema: callBody }) { note }: z.infer<typeof callBody>,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
  ): Promise<Noted> {
    return this.urging.note(obligation, note, { actor, commandId });
  }
}
