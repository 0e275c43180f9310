import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { downloadHeaders } from '#libs/documents';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { type DraftAbove } from '../tree/draft-above.js';
import { GetDraftAbove } from '../tree/get-draft-above.js';
import { type FromAbove, GetLetterFromAbove, ListFromAbove } from '../tree/get-from-above.js';
import { GetSubordinates, type Subordinate } from '../tree/get-subordinates.js';

interface Reply {
  headers(values: Readonly<Record<string, string>>): Reply;
  send(bytes: Buffer): Reply;
}

/** What a superior committee sees of those directly below it. */
@ApiTags('tree')
@ApiBearerAuth()
@Controller('api/subordinates')
export class SubordinateController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary:
      'Lists the committees directly below with the sums of their directives and their reports ' +
      'to the superior; no cell, no person, no report of a cell',
  })
  @Requires('subordinate.read')
  list(): Promise<readonly Subordinate[]> {
    return this.queries.execute(new GetSubordinates());
  }
}

/** What the superior has issued, as the committee's own duty. */
@ApiTags('tree')
@ApiBearerAuth()
@Controller('api/from-above')
export class FromAboveController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary:
      'Lists the superior’s directives, of this installation or imported, and how far each is ' +
      'answered here: to-do, drafted, issued, reported',
  })
  @Requires('from-above.read')
  list(): Promise<readonly FromAbove[]> {
    return this.queries.execute(new ListFromAbove());
  }

  @Get(':directive/draft')
  @ApiOperation({
    summary:
      'Gives a body for POST /api/directives that answers the superior’s directive, and what of ' +
      'it is still missing; writes nothing',
  })
  @Requires('directive.draft')
  draft(@Param('directive') directive: string, @CurrentActor() actor: Actor): Promise<DraftAbove> {
    return this.queries.execute(new GetDraftAbove(directive, actor));
  }

  @Get(':directive/letter.pdf')
  @ApiOperation({ summary: 'The sealed letter of the superior' })
  @ApiProduces('application/pdf')
  @Requires('from-above.read')
  @WritesLook()
  async letter(@Param('directive') directive: string, @Res() reply: Reply): Promise<void> {
    const { name, bytes } = await this.queries.execute(new GetLetterFromAbove(directive));
    reply.headers(downloadHeaders(name, 'application/pdf')).send(bytes);
  }
}
