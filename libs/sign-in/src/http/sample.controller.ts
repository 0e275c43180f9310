import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import {
  cellsOfSample,
  enterSample,
  offersSample,
  type SampleCell,
  sampleRoles,
} from '../door/enter-sample.js';
import { letIn } from './let-in.js';
import { callerIn, type Reply, type Visit } from './visit.js';
import { type WhoAmI } from './who-am-i.js';

const sampleBody = z
  .strictObject({ role: z.enum(sampleRoles), cell: z.string().min(1).max(60).optional() })
  .refine(({ role, cell }) => cell === undefined || role === 'cell', {
    path: ['cell'],
    error: 'Chỉ vai chi bộ mới chọn chi bộ',
  });

/** Trying the product out: with sample data alone, one account a role, without a password. */
@ApiTags('sign-in')
@Controller('api/session/sample')
export class SampleController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({ summary: 'As whom one may look around; nobody outside sample data' })
  @Public()
  async roles(): Promise<{ roles: readonly string[]; cells: readonly SampleCell[] }> {
    const roles = (await offersSample(this.desk)) ? sampleRoles : [];
    return { roles, cells: await cellsOfSample(this.desk) };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in as the sample account of a role; 404 outside sample data' })
  @Public()
  async enter(
    @Body({ schema: sampleBody }) asked: z.infer<typeof sampleBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WhoAmI> {
    const { desk } = this;
    return letIn(desk, await enterSample(desk, asked, callerIn(desk, visit)), visit, reply);
  }
}
