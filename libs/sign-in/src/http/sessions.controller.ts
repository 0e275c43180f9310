import { Controller, Delete, Get, HttpCode, Inject, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentSession, ForSignedIn, type SignedIn } from '#libs/org';
import { DESK, type Desk } from '../desk.js';
import { assertSteppedUp } from '../door/second-factor.js';
import { noteSecurity } from '../log/security-log.js';
import { refusals } from '../refusals.js';
import { endSessions, listSessions, type SessionLine } from '../session/sessions.js';
import { type Visit, whenceOf } from './visit.js';

export interface ListedSession extends SessionLine {
  /** True for the session that asks. */
  readonly current: boolean;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** All sessions of whoever is signed in, on every device. */
@ApiTags('sign-in')
@Controller('api/sessions')
export class SessionsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({ summary: 'Where one is signed in: device, address, last use' })
  @ForSignedIn()
  async list(
    @CurrentSession() { account, session, offices }: SignedIn,
  ): Promise<{ sessions: ListedSession[] }> {
    const lines = await listSessions(this.desk.dataSource.manager, account, offices);
    return { sessions: lines.map((line) => ({ ...line, current: line.id === session })) };
  }

  @Delete(':session')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Signs out on one device',
    description: '403 STEP_UP_NEEDED asks for a proof of who it is.',
  })
  @ForSignedIn()
  async end(
    @Param('session') id: string,
    @CurrentSession() signedIn: SignedIn,
    @Req() visit: Visit,
  ): Promise<void> {
    assertSteppedUp({ signedIn });
    const official = signedIn.account;
    const { manager } = this.desk.dataSource;
    const ended = ID.test(id) ? await endSessions(manager, official, { only: id }) : 0;
    if (ended === 0) throw refusals.noSession();
    await noteSecurity(manager, { kind: 'session-ended', official, ...whenceOf(visit) });
  }

  @Delete()
  @ApiOperation({
    summary: 'Signs out everywhere else',
    description: '403 STEP_UP_NEEDED asks for a proof of who it is.',
  })
  @ForSignedIn()
  async endOthers(
    @CurrentSession() signedIn: SignedIn,
    @Req() visit: Visit,
  ): Promise<{ ended: number }> {
    assertSteppedUp({ signedIn });
    const { account: official, session } = signedIn;
    const { manager } = this.desk.dataSource;
    const ended = await endSessions(manager, official, { but: session });
    await noteSecurity(manager, {
      kind: 'session-ended',
      official,
      ...whenceOf(visit),
      detail: { others: ended },
    });
    return { ended };
  }
}
