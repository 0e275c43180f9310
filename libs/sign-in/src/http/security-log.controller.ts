import { Controller, Get, Inject, Query as QueryParam, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { readLog, type SecurityLine, toCsv } from '../log/read-log.js';
import { noteSecurity, securityKinds } from '../log/security-log.js';
import { type Reply, type Visit, whenceOf } from './visit.js';

const logQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  kind: z.enum(securityKinds).optional(),
  official: z.string().max(64).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  format: z.enum(['json', 'csv']).default('json'),
});

/** The table goes out in one piece. */
const MOST_ROWS = 50_000;

interface LogPage {
  readonly events: readonly SecurityLine[];
  /** What `after` is for the next page; null on the last. */
  readonly next: string | null;
}

/** What happened at the door: sign-ins, failures, proofs, changes of offices, exports. */
@ApiTags('security')
@ApiBearerAuth()
@Controller('api/security-log')
export class SecurityLogController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'The security log, the newest first',
    description:
      '`format=csv` answers up to 50,000 lines as a table, which is itself written down. A line ' +
      'of the kind `burst` says that more than 20 failures came within ten minutes.',
  })
  @ApiProduces('application/json', 'text/csv')
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'kind', required: false, enum: securityKinds })
  @ApiQuery({ name: 'official', required: false })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'csv'] })
  @Requires('security.read')
  async read(
    @CurrentActor() actor: Actor,
    @QueryParam({ schema: logQuery }) query: z.infer<typeof logQuery>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<LogPage | string> {
    const { manager } = this.dataSource;
    if (query.format === 'csv') {
      const asked = { ...query, limit: MOST_ROWS };
      const lines = await readLog(manager, asked, actor.committee);
      const detail = { what: 'security-log', rows: lines.length };
      await noteSecurity(manager, {
        kind: 'exported',
        office: actor.id,
        ...whenceOf(visit),
        detail,
      });
      reply.header('content-type', 'text/csv; charset=utf-8');
      reply.header('content-disposition', 'attachment; filename="security-log.csv"');
      return toCsv(lines);
    }
    const events = await readLog(manager, query, actor.committee);
    return { events, next: events.length === query.limit ? events.at(-1)!.id : null };
  }
}
