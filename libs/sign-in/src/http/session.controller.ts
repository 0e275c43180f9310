import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, ForSignedIn, Public, type SignedIn } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import { stepUp } from '../door/prove-again.js';
import { signIn } from '../door/sign-in.js';
import { noteSecurity } from '../log/security-log.js';
import { endSessions } from '../session/sessions.js';
import { standingIn } from './admit-sessions.js';
import { codeField, passwordField, signInNameField } from './fields.js';
import { letIn } from './let-in.js';
import { callerIn, giveCookie, insideOf, type Reply, type Visit, whenceOf } from './visit.js';
import { type WhoAmI, whoAmI } from './who-am-i.js';

const signInBody = z.strictObject({
  name: signInNameField,
  password: passwordField,
  code: codeField.optional(),
  ownPhone: z.boolean().optional(),
});

const stepUpBody = z
  .strictObject({ password: passwordField.optional(), code: codeField.optional() })
  .refine(
    ({ password, code }) => (password === undefined) !== (code === undefined),
    'Hãy nhập mật khẩu, hoặc mã xác thực',
  );

/** The session of this browser. */
@ApiTags('sign-in')
@Controller('api/session')
export class SessionController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Signs in by name and password',
    description:
      'Sets the cookie of the session. `code` is the six digits of an application, a recovery ' +
      'code, or a code that a clerk told; 401 CODE_NEEDED asks for it. 429 TOO_MANY_TRIES says ' +
      'in Retry-After how long to wait.',
  })
  @Public()
  async signIn(
    @Body({ schema: signInBody }) body: z.infer<typeof signInBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WhoAmI> {
    const { desk } = this;
    return letIn(desk, await signIn(desk, body, callerIn(desk, visit)), visit, reply);
  }

  @Get()
  @ApiOperation({ summary: 'Who is signed in, with the offices of today' })
  @ForSignedIn()
  who(@CurrentSession() signedIn: SignedIn): Promise<WhoAmI> {
    return whoAmI(this.desk.dataSource.manager, signedIn);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Signs out in this browser' })
  @ForSignedIn()
  async signOut(
    @CurrentSession() { account: official, session }: SignedIn,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<void> {
    const { dataSource, cookies } = this.desk;
    await endSessions(dataSource.manager, official, { only: session });
    await noteSecurity(dataSource.manager, { kind: 'session-ended', official, ...whenceOf(visit) });
    reply.header('set-cookie', cookies.noSession());
  }

  @Post('step-up')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Proves once more who it is',
    description:
      'By the password, or by a code. For ten minutes the session is then good for what cannot ' +
      'be undone (403 STEP_UP_NEEDED asks for it).',
  })
  @ForSignedIn()
  async stepUp(
    @Body({ schema: stepUpBody }) body: z.infer<typeof stepUpBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WhoAmI> {
    const { desk } = this;
    const inside = insideOf(desk, visit, standingIn(visit));
    const cookie = await stepUp(desk, inside, body);
    giveCookie(desk, reply, cookie);
    const signedIn = { ...inside.signedIn, steppedUp: cookie !== undefined };
    return whoAmI(desk.dataSource.manager, signedIn);
  }
}
