import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import { followLink } from '../door/links.js';
import { askRecovery } from '../door/recovery.js';
import { newNameField, passwordField, signInNameField } from './fields.js';
import { type Visit, whenceOf } from './visit.js';

const recoveryBody = z.strictObject({ name: signInNameField });
const newPasswordBody = z.strictObject({ password: passwordField });
const invitationBody = z.strictObject({ name: newNameField.optional(), password: passwordField });

/** The same whether there is such an account or not. */
export const RECOVERY_ASKED =
  'Nếu có tài khoản mang tên này và có địa chỉ thư, liên kết đặt lại mật khẩu đã được gửi tới ' +
  'đó. Không thấy thư sau vài phút thì hãy xem hộp thư rác, hoặc liên hệ quản trị.';

/** Ways in for whoever has no password (any more). */
@ApiTags('sign-in')
@Controller('api')
export class LinksController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Post('recovery')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Asks for a link to set a new password',
    description:
      'The answer is always the same. The link goes to the address of the account, is good once ' +
      'and ends after half an hour.',
  })
  @Public()
  async askRecovery(
    @Body({ schema: recoveryBody }) { name }: z.infer<typeof recoveryBody>,
    @Req() visit: Visit,
  ): Promise<{ message: string }> {
    await askRecovery(this.desk, name, whenceOf(visit));
    return { message: RECOVERY_ASKED };
  }

  @Post('recovery/:token')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sets a new password by the link of a mail' })
  @Public()
  recover(
    @Param('token') token: string,
    @Body({ schema: newPasswordBody }) body: z.infer<typeof newPasswordBody>,
    @Req() visit: Visit,
  ): Promise<void> {
    return followLink(this.desk, 'recovery', { ...body, token, whence: whenceOf(visit) });
  }

  @Post('invitations/:token')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Accepts an invitation: sets the password, and the name to sign in with',
    description: 'The name may be left out where the person has an account or an address.',
  })
  @Public()
  accept(
    @Param('token') token: string,
    @Body({ schema: invitationBody }) body: z.infer<typeof invitationBody>,
    @Req() visit: Visit,
  ): Promise<void> {
    return followLink(this.desk, 'invitation', { ...body, token, whence: whenceOf(visit) });
  }
}
