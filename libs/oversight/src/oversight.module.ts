import { Module } from '@nestjs/common';
import { DirectiveModule } from '#libs/directive';
import { Changes } from './changes/changes.js';
import { ChangesController } from './changes/changes.controller.js';
import { HealthController } from './health/health.controller.js';
import { Health } from './health/health.js';
import { Timeline } from './timeline/timeline.js';
import { TimelineController } from './timeline/timeline.controller.js';

/** What those who oversee the work read. */
@Module({
  imports: [DirectiveModule],
  controllers: [TimelineController, HealthController, ChangesController],
  providers: [Timeline, Health, Changes],
})
export class OversightModule {}
