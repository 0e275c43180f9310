import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type z } from 'zod';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { DESK, type Desk } from '../desk.js';
import { endOfOffice, lendToPerson, revokeToken } from '../people/manage-offices.js';
import { closeBody, endBody, lendBody } from './people-fields.js';

@ApiTags('accounts')
@ApiBearerAuth()
@Controller('api/offices')
export class OfficesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Post(':office/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends an office, at once or with a last day' })
  @IsCommand()
  @Requires('account.manage')
  end(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('office') office: string,
    @Body({ schema: endBody }) body: z.infer<typeof endBody>,
  ): Promise<{ official: string; office: string }> {
    const asked = { ...body, office };
    const acting = { actor, commandId, command: 'end-office', request: asked };
    return endOfOffice(this.desk, acting, asked);
  }

  @Post(':office/loans')
  @ApiOperation({ summary: 'Lends an office: another person acts on its holder’s behalf' })
  @IsCommand()
  @Requires('account.manage')
  lend(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('office') office: string,
    @Body({ schema: lendBody }) body: z.infer<typeof lendBody>,
  ): Promise<{ official: string; office: string }> {
    const asked = { ...body, office };
    const acting = { actor, commandId, command: 'lend-office', request: asked };
    return lendToPerson(this.desk, acting, asked);
  }
}

@ApiTags('accounts')
@ApiBearerAuth()
@Controller('api/tokens')
export class TokensController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Post(':token/revoke')
  @HttpCode(200)
  @ApiOperation({ summary: 'Revokes a token, named by what the list of accounts shows of it' })
  @IsCommand()
  @Requires('account.manage')
  revoke(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('token') token: string,
    @Body({ schema: closeBody }) { reason }: z.infer<typeof closeBody>,
  ): Promise<{ token: string; revoked: true }> {
    const asked = { token, reason };
    const acting = { actor, commandId, command: 'revoke-token', request: asked };
    return revokeToken(this.desk, acting, asked);
  }
}
