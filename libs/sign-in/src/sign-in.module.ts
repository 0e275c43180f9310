import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/platform';
import { DESK, type Desk } from './desk.js';
import { AccountController } from './http/account.controller.js';
import { GuideController } from './guide/guide.controller.js';
import { DoorController } from './http/door.controller.js';
import { LinksController } from './http/links.controller.js';
import { OfficesController, TokensController } from './http/offices.controller.js';
import { PasskeyController } from './http/passkey.controller.js';
import { PeopleController } from './http/people.controller.js';
import { SampleController } from './http/sample.controller.js';
import { SecurityLogController } from './http/security-log.controller.js';
import { SessionController } from './http/session.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { keysOf } from './keys.js';
import { cookiesOf } from './session/cookies.js';

export const deskOf = (config: Config, dataSource: DataSource): Desk => ({
  dataSource,
  keys: keysOf(config),
  cookies: cookiesOf(config),
  publicUrl: config.publicUrl,
  production: config.production,
});

/** The routes by which people get in and out. */
@Module({
  controllers: [
    DoorController,
    GuideController,
    SampleController,
    SessionController,
    SessionsController,
    AccountController,
    LinksController,
    PasskeyController,
    SecurityLogController,
    PeopleController,
    OfficesController,
    TokensController,
  ],
  providers: [{ provide: DESK, inject: [CONFIG, DataSource], useFactory: deskOf }],
})
export class SignInModule {}
