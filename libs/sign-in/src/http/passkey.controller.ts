import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { CurrentSession, ForSignedIn, Public, type SignedIn } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import { askPasskey, enterByPasskey, stepUpByPasskey } from '../door/enter-by-passkey.js';
import { offerPasskey, registerPasskey, removePasskey } from '../door/own-passkeys.js';
import { listPasskeys, type PasskeyLine } from '../second-factor/passkeys.js';
import { standingIn } from './admit-sessions.js';
import { letIn } from './let-in.js';
import { madeKey, signedByKey } from './passkey-fields.js';
import { callerIn, giveCookie, insideOf, type Reply, type Visit, whenceOf } from './visit.js';
import { type WhoAmI, whoAmI } from './who-am-i.js';

const registerBody = z.strictObject({ response: madeKey });
const signInBody = z.strictObject({ response: signedByKey, ownPhone: z.boolean().optional() });
const stepUpBody = z.strictObject({ response: signedByKey });

/** Passkeys: to get in by them, to prove oneself again, and one's own. */
@ApiTags('sign-in')
@Controller('api')
export class PasskeyController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  private inside(visit: Visit) {
    return insideOf(this.desk, visit, standingIn(visit));
  }

  @Post('session/passkey/options')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a device is to sign, to sign in or to prove oneself again',
    description: 'As `navigator.credentials.get` takes it. It is good once, for five minutes.',
  })
  @Public()
  ask(@Req() visit: Visit): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return askPasskey(this.desk, whenceOf(visit));
  }

  @Post('session/passkey')
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in by a passkey, which is both factors' })
  @Public()
  async signIn(
    @Body({ schema: signInBody }) { response, ownPhone = false }: z.infer<typeof signInBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WhoAmI> {
    const { desk } = this;
    const signed = { response: response as AuthenticationResponseJSON, ownPhone };
    return letIn(desk, await enterByPasskey(desk, signed, callerIn(desk, visit)), visit, reply);
  }

  @Post('session/step-up/passkey')
  @HttpCode(200)
  @ApiOperation({ summary: 'Proves once more who it is, by a passkey' })
  @ForSignedIn()
  async stepUp(
    @Body({ schema: stepUpBody }) { response }: z.infer<typeof stepUpBody>,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WhoAmI> {
    const { desk } = this;
    const inside = this.inside(visit);
    const cookie = await stepUpByPasskey(desk, inside, response as AuthenticationResponseJSON);
    giveCookie(desk, reply, cookie);
    const signedIn = { ...inside.signedIn, steppedUp: cookie !== undefined };
    return whoAmI(desk.dataSource.manager, signedIn);
  }

  @Get('account/passkeys')
  @ApiOperation({ summary: 'One’s own passkeys' })
  @ForSignedIn()
  async list(@CurrentSession() { account }: SignedIn): Promise<{ passkeys: PasskeyLine[] }> {
    return { passkeys: await listPasskeys(this.desk.dataSource.manager, account) };
  }

  @Post('account/passkeys/options')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a device is to make a passkey for',
    description: 'As `navigator.credentials.create` takes it. It is good once, for five minutes.',
  })
  @ForSignedIn()
  offer(@Req() visit: Visit): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return offerPasskey(this.desk, this.inside(visit));
  }

  @Post('account/passkeys')
  @HttpCode(204)
  @ApiOperation({ summary: 'Puts a passkey on record that a device made' })
  @ForSignedIn()
  register(
    @Body({ schema: registerBody }) { response }: z.infer<typeof registerBody>,
    @Req() visit: Visit,
  ): Promise<void> {
    const made = response as RegistrationResponseJSON;
    return registerPasskey(this.desk, this.inside(visit), made);
  }

  @Delete('account/passkeys/:passkey')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes one of one’s passkeys' })
  @ForSignedIn()
  remove(@Param('passkey') id: string, @Req() visit: Visit): Promise<void> {
    return removePasskey(this.desk, this.inside(visit), id);
  }
}
