import {
  Body,
  Controller,
  Get,
  HttpException,
  Inject,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '#libs/org';
import { FieldsBody } from '#libs/platform';
import { DESK, type Desk } from '../desk.js';
import { cellsOfSample, enterSample, offersSample, sampleRoles } from '../door/enter-sample.js';
import { askRecovery } from '../door/recovery.js';
import { type Entered, signIn } from '../door/sign-in.js';
import { DOOR_HEADERS } from './door-frame.js';
import { codeField, passwordField, signInNameField } from './fields.js';
import { RECOVERY_ASKED } from './links.controller.js';
import { newPasswordPage, recoveryPage, signInPage, type SignInShown } from './sign-in.page.js';
import { callerIn, giveCookie, type Reply, type Visit, whenceOf } from './visit.js';

interface PageReply extends Reply {
  code(status: number): PageReply;
  headers(values: Readonly<Record<string, string>>): PageReply;
}

/** An address of ours, and none that a browser would read as another host. */
const ownAddress = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .catch('/');

const openQuery = z.object({ ve: ownAddress.default('/'), 'da-dat': z.string().optional() });
const signInFields = z.object({
  ve: ownAddress.default('/'),
  name: signInNameField,
  password: passwordField,
  code: codeField.optional().catch(undefined),
  ownPhone: z.string().optional(),
});
const sampleFields = z.object({
  ve: ownAddress.default('/'),
  role: z.enum(sampleRoles),
  cell: z.string().max(60).optional(),
});
const recoveryFields = z.object({ name: signInNameField });

/** The door as plain pages: they need no bundle and no JavaScript. */
@ApiExcludeController()
@Controller()
export class DoorController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('dang-nhap')
  @Public()
  open(
    @Query({ schema: openQuery }) { ve, 'da-dat': set }: z.infer<typeof openQuery>,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    const message = set && 'Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu đó.';
    return this.shown(reply, 200, { back: ve, ...(message ? { message } : {}) });
  }

  @Post('dang-nhap')
  @FieldsBody()
  @Public()
  async signIn(
    @Body({ schema: signInFields }) fields: z.infer<typeof signInFields>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    const { ve, name, password, code } = fields;
    const ownPhone = fields.ownPhone !== undefined;
    try {
      const asked = { name, password, code, ownPhone };
      return this.enter(reply, ve, await signIn(this.desk, asked, callerIn(this.desk, visit)));
    } catch (error) {
      if (!(error instanceof HttpException)) throw error;
      const { code: why, message } = error.getResponse() as { code: string; message: string };
      const wantsCode = why === 'CODE_NEEDED' || code !== undefined;
      return this.shown(reply, error.getStatus(), { back: ve, name, message, wantsCode, ownPhone });
    }
  }

  @Post('dang-nhap/mau')
  @FieldsBody()
  @Public()
  async sample(
    @Body({ schema: sampleFields }) { ve, role, cell }: z.infer<typeof sampleFields>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    const asked = role === 'cell' ? { role, cell } : { role };
    return this.enter(reply, ve, await enterSample(this.desk, asked, callerIn(this.desk, visit)));
  }

  @Get('quen-mat-khau')
  @Public()
  recovery(@Res({ passthrough: true }) reply: PageReply): string {
    reply.headers(DOOR_HEADERS);
    return recoveryPage();
  }

  @Post('quen-mat-khau')
  @FieldsBody()
  @Public()
  async askRecovery(
    @Body({ schema: recoveryFields }) { name }: z.infer<typeof recoveryFields>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    await askRecovery(this.desk, name, whenceOf(visit));
    reply.code(200).headers(DOOR_HEADERS);
    return recoveryPage(RECOVERY_ASKED);
  }

  @Get('loi-moi')
  @Public()
  invitation(@Res({ passthrough: true }) reply: PageReply): string {
    reply.headers(DOOR_HEADERS);
    return newPasswordPage('invitation');
  }

  @Get('dat-lai-mat-khau')
  @Public()
  reset(@Res({ passthrough: true }) reply: PageReply): string {
    reply.headers(DOOR_HEADERS);
    return newPasswordPage('recovery');
  }

  /** Leads on with the cookies of somebody who got in. */
  private enter(reply: PageReply, to: string, { session, deviceCookie }: Entered): string {
    giveCookie(this.desk, reply, session);
    reply.header('set-cookie', this.desk.cookies.device(deviceCookie));
    reply.code(303).headers({ location: to });
    return '';
  }

  private async shown(reply: PageReply, status: number, shown: SignInShown): Promise<string> {
    const { desk } = this;
    const sample = (await offersSample(desk)) ? { sampleCells: await cellsOfSample(desk) } : {};
    reply.code(status).headers(DOOR_HEADERS);
    return signInPage({ ...shown, ...sample });
  }
}
