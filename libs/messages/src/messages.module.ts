import { Module } from '@nestjs/common';
import { DirectiveModule } from '#libs/directive';
import { SentController } from './campaign/sent.controller.js';
import { SentMessages } from './campaign/sent.js';
import { Urging } from './campaign/urge.js';
import { MessageController } from './message/list-messages.js';

@Module({
  imports: [DirectiveModule],
  controllers: [MessageController, SentController],
  providers: [SentMessages, Urging],
})
export class MessagesModule {}
