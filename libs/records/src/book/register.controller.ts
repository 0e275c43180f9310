import { Controller, Get, Inject, Query as QueryParam } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Requires } from '#libs/org';
import { listRegisters, type Registers } from './list-registers.js';
import {
  entriesQuery,
  type EntriesQuery,
  registerEntries,
  type RegisterPage,
} from './register-entries.js';

/** The registers as a book: which there are, and their lines. */
@ApiTags('registers')
@ApiBearerAuth()
@Controller('api/registers')
export class RegisterController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({
    summary:
      'Lists the registers out (body, term, type) and in (body, year) with their last number',
  })
  @Requires('register.read')
  list(): Promise<Registers> {
    return listRegisters(this.dataSource.manager);
  }

  @Get('entries')
  @ApiOperation({
    summary: 'Lists the papers out, or what came in, the newest first; searched without marks',
  })
  @ApiQuery({ name: 'direction', required: false, enum: ['out', 'in'] })
  @ApiQuery({ name: 'register', required: false })
  @ApiQuery({ name: 'year', required: false })
  @ApiQuery({ name: 'q', required: false })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @Requires('register.read')
  entries(@QueryParam({ schema: entriesQuery }) query: EntriesQuery): Promise<RegisterPage> {
    return registerEntries(this.dataSource.manager, query);
  }
}
