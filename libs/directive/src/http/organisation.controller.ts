import { Controller, Get, Inject, Param, Query as QueryParam } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { civilDateField } from '../definition/deadline.js';
import { GetOrganisation, type OrganisationAnswer } from '../organisation/get-organisation.js';
import {
  GetOrganisationCell,
  type OrganisationCellAnswer,
} from '../organisation/get-organisation-cell.js';

const dayQuery = z.strictObject({ on: civilDateField.optional() });

/** Committees, cells and who speaks for them. */
@ApiTags('organisation')
@ApiBearerAuth()
@Controller('api/organisation')
export class OrganisationController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary:
      'The reader’s committee with letterheads, terms, cells and who speaks for each; `on` shows ' +
      'another day',
  })
  @ApiQuery({ name: 'on', required: false, example: '2024-02-15' })
  @Requires('organisation.read')
  read(
    @QueryParam({ schema: dayQuery }) { on }: z.infer<typeof dayQuery>,
  ): Promise<OrganisationAnswer> {
    return this.queries.execute(new GetOrganisation(on));
  }

  @Get('cells/:cell')
  @ApiOperation({
    summary: 'One cell: its terms, approved lists with persons, offices and obligations',
  })
  @Requires('organisation.read')
  @WritesLook()
  cell(@Param('cell') cell: string, @CurrentActor() actor: Actor): Promise<OrganisationCellAnswer> {
    return this.queries.execute(new GetOrganisationCell(cell, actor));
  }
}
