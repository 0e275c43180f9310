import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type z } from 'zod';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { DESK, type Desk } from '../desk.js';
import { listPeople, type PersonLine } from '../people/list-people.js';
import { giveToPerson } from '../people/manage-offices.js';
import {
  type AddedAnswer,
  addPerson,
  closePerson,
  codeFor,
  type CodeAnswer,
  type InvitedAnswer,
  invitePerson,
  openPerson,
  resetPerson,
} from '../people/manage-people.js';
import {
  addBody,
  askedPost,
  closeBody,
  giveBody,
  inviteBody,
  openBody,
  resetBody,
} from './people-fields.js';

const SHOWN_ONCE =
  'The link is shown this once: the same Idempotency-Key again answers `invitation: null`.';

/** People, how they get in, and the offices that they hold. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('api/accounts')
export class PeopleController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @ApiOperation({
    summary: 'Everybody with account, offices, tokens in short and open invitations',
  })
  @Requires('account.read')
  @WritesLook()
  async list(@CurrentActor() actor: Actor): Promise<{ people: PersonLine[] }> {
    return { people: await listPeople(this.desk.dataSource.manager, actor) };
  }

  @Post()
  @ApiOperation({
    summary: 'Puts a person on record with an office, and invites them',
    description: SHOWN_ONCE,
  })
  @IsCommand()
  @Requires('account.manage')
  add(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: addBody }) body: z.infer<typeof addBody>,
  ): Promise<AddedAnswer> {
    const acting = { actor, commandId, command: 'add-person', request: body };
    return addPerson(this.desk, acting, { ...body, office: askedPost(body.office) });
  }

  @Post(':official/invite')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes a link to choose a password', description: SHOWN_ONCE })
  @IsCommand()
  @Requires('account.manage')
  invite(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('official') official: string,
    @Body({ schema: inviteBody }) body: z.infer<typeof inviteBody>,
  ): Promise<InvitedAnswer> {
    const asked = { ...body, official };
    const acting = { actor, commandId, command: 'invite-person', request: asked };
    return invitePerson(this.desk, acting, asked);
  }

  @Post(':official/reset')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Takes the password away, ends every session, and makes a link to begin anew',
    description: SHOWN_ONCE,
  })
  @IsCommand()
  @Requires('account.manage')
  reset(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('official') official: string,
    @Body({ schema: resetBody }) body: z.infer<typeof resetBody>,
  ): Promise<InvitedAnswer> {
    const asked = { ...body, official };
    const acting = { actor, commandId, command: 'reset-person', request: asked };
    return resetPerson(this.desk, acting, asked);
  }

  @Post(':official/code')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Eight digits that let the person in once, told to them on the telephone',
    description:
      'A clerk makes one for whoever speaks for cells alone. The same Idempotency-Key again ' +
      'answers `code: null`.',
  })
  @IsCommand()
  @Requires('account.help')
  code(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('official') official: string,
  ): Promise<CodeAnswer> {
    const acting = { actor, commandId, command: 'code-for-person', request: { official } };
    return codeFor(this.desk, acting, official);
  }

  @Post(':official/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes the account: ends every session and revokes every token' })
  @IsCommand()
  @Requires('account.manage')
  close(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('official') official: string,
    @Body({ schema: closeBody }) { reason }: z.infer<typeof closeBody>,
  ): Promise<{ official: string; closed: true }> {
    const asked = { official, reason };
    const acting = { actor, commandId, command: 'close-person', request: asked };
    return closePerson(this.desk, acting, asked);
  }

  @Post(':official/open')
  @HttpCode(200)
  @ApiOperation({ summary: 'Opens an account, or the closed one again; an invitation follows' })
  @IsCommand()
  @Requires('account.manage')
  open(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('official') official: string,
    @Body({ schema: openBody }) { signIn: name, reason }: z.infer<typeof openBody>,
  ): Promise<{ official: string; opened: true }> {
    const asked = { official, name, reason };
    const acting = { actor, commandId, command: 'open-person', request: asked };
    return openPerson(this.desk, acting, asked);
  }

  @Post(':official/offices')
  @ApiOperation({ summary: 'Gives the person an office, from a day to a day' })
  @IsCommand()
  @Requires('account.manage')
  give(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('official') official: string,
    @Body({ schema: giveBody }) body: z.infer<typeof giveBody>,
  ): Promise<{ official: string; office: string }> {
    const asked = { official, post: askedPost(body) };
    const acting = { actor, commandId, command: 'give-office', request: asked };
    return giveToPerson(this.desk, acting, asked);
  }
}
