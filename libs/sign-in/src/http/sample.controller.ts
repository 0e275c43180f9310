import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import { enterSample, offersSample, sampleRoles } from '../door/enter-sample.js';
import { letIn } from './let-in.js';
import { callerIn, type Reply, type Visit } from './visit.js';
import { type WhoAmI } from './who-am-i.js';

const sampleBody = z.strictObject({ role: z.enum(sampleRoles) });

/** Trying the product out: with sample data alone, one account a role, without a password. */
@ApiTags('sign-in')
@Controller('api/session/sample')
export class SampleController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({ summary: 'As whom one may look around; nobody outside sample data' })
  @Public()
  async roles(): Promise<{ roles: readonly string[] }> {
    return { roles: (await offersSample(this.desk)) ? sampleRoles : [] };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in as the sample account of a role; 404 outside sample data' })
  @Public()
  async enter(
    @Body({ schema: sampleBody }) { role }: z.infer<typeof sampleBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WhoAmI> {
    const { desk } = this;
    return letIn(desk, await enterSample(desk, role, callerIn(desk, visit)), visit, reply);
  }
}
