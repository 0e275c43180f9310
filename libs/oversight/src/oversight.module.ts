import { Module } from '@nestjs/common';
import { DirectiveModule } from '#libs/directive';
import { Timeline } from './timeline/timeline.js';
import { TimelineController } from './timeline/timeline.controller.js';

/** What those who oversee the work read. */
@Module({
  imports: [DirectiveModule],
  controllers: [TimelineController],
  providers: [Timeline],
})
export class OversightModule {}
