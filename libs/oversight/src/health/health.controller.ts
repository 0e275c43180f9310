import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { IsCommand } from '#libs/platform';
import { Health, type HealthAnswer } from './health.js';

const retryBody = z.strictObject({
  kind: z.string().max(60).optional(),
  cause: z.string().max(2000).optional(),
});

interface Retried {
  readonly retried: number;
}

/** Bound to no committee, an administrator sees the whole installation. */
const isWhole = ({ committee }: Actor): boolean => committee === undefined;

@ApiTags('system')
@ApiBearerAuth()
@Controller('api')
export class HealthController {
  constructor(@Inject(Health) private readonly health: Health) {}

  @Get('health-overview')
  @ApiOperation({
    summary:
      'How the installation is: processes, readers, effects and the failing ones, definitions, ' +
      'blocks, checkpoints, size and free disk',
  })
  @Requires('system.read')
  read(@CurrentActor() actor: Actor): Promise<HealthAnswer> {
    return this.health.read(isWhole(actor));
  }

  @Post('effects/:effect/retry')
  @HttpCode(200)
  @IsCommand()
  @ApiOperation({ summary: 'Tries an effect again now that was given up or waits' })
  @Requires('system.mend')
  async retry(@Param('effect') effect: string, @CurrentActor() actor: Actor): Promise<Retried> {
    return { retried: await this.health.retry(effect, isWhole(actor)) };
  }

  @Post('effects/retry')
  @HttpCode(200)
  @IsCommand()
  @ApiOperation({
    summary: 'Tries again what was given up or waits, of one kind and one cause; answers how many',
  })
  @Requires('system.mend')
  async retryMany(
    @Body({ schema: retryBody }) which: z.infer<typeof retryBody>,
    @CurrentActor() actor: Actor,
  ): Promise<Retried> {
    return { retried: await this.health.retryMany(which, isWhole(actor)) };
  }
}
