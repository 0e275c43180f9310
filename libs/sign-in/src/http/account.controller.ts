import { Body, Controller, Delete, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ForSignedIn } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import { changePassword } from '../door/change-password.js';
import { beginTotp, endTotp, finishTotp } from '../door/second-factor.js';
import { type TotpOffer } from '../second-factor/totp.js';
import { standingIn } from './admit-sessions.js';
import { codeField, passwordField } from './fields.js';
import { giveCookie, insideOf, type Reply, type Visit } from './visit.js';

const passwordBody = z.strictObject({ current: passwordField, password: passwordField });
const codeBody = z.strictObject({ code: codeField });

/** What a person does with their own account. */
@ApiTags('sign-in')
@Controller('api/account')
export class AccountController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  private inside(visit: Visit) {
    return insideOf(this.desk, visit, standingIn(visit));
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Changes the password',
    description:
      'Every session of the person ends, and this browser gets a new one. 400 WEAK_PASSWORD says ' +
      'what is wrong with the new password.',
  })
  @ForSignedIn()
  async changePassword(
    @Body({ schema: passwordBody }) body: z.infer<typeof passwordBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<void> {
    const inside = this.inside(visit);
    const asked = { ...body, ownPhone: inside.ownPhone };
    giveCookie(this.desk, reply, await changePassword(this.desk, inside, asked));
  }

  @Post('totp')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Offers a secret for an authenticator application',
    description: 'It counts after its first code: POST /api/account/totp/confirm.',
  })
  @ForSignedIn()
  beginTotp(@Req() visit: Visit): Promise<TotpOffer> {
    return beginTotp(this.desk, this.inside(visit));
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Turns the second factor on, and answers ten recovery codes',
    description: 'The codes are shown this once. Each lets one in once, without the application.',
  })
  @ForSignedIn()
  async confirmTotp(
    @Body({ schema: codeBody }) { code }: z.infer<typeof codeBody>,
    @Req() visit: Visit,
  ): Promise<{ recoveryCodes: string[] }> {
    return { recoveryCodes: await finishTotp(this.desk, this.inside(visit), code) };
  }

  @Delete('totp')
  @HttpCode(204)
  @ApiOperation({ summary: 'Turns the second factor off' })
  @ForSignedIn()
  endTotp(@Req() visit: Visit): Promise<void> {
    return endTotp(this.desk, this.inside(visit));
  }
}
