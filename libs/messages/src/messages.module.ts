import { Module } from '@nestjs/common';
import { MessageController } from './message/list-messages.js';

@Module({ controllers: [MessageController] })
export class MessagesModule {}
