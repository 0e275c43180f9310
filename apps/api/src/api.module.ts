import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DirectiveModule } from '#libs/directive';
import { MessagesModule } from '#libs/messages';
import { AccessModule, actorOfToken, isSampleData } from '#libs/org';
import { OversightModule } from '#libs/oversight';
import { CONFIG, type Config, PlatformModule } from '#libs/platform';
import { RecordsModule } from '#libs/records';
import { sessionOf, SignInModule, wrongToken } from '#libs/sign-in';

/** All routes of the product. Access is denied unless a route declares its rule. */
@Module({})
export class ApiModule {
  static with(config: Config, dataSource: DataSource): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(config, dataSource),
        AccessModule.forRootAsync({
          inject: [CONFIG, DataSource],
          useFactory: (settings: Config, database: DataSource) => ({
            publicBoard: async () => settings.publicBoard ?? isSampleData(database.manager),
            actorOf: (token) => actorOfToken(database.manager, token),
            sessionOf,
            refused: (address) => wrongToken(database, address),
          }),
        }),
        SignInModule,
        DirectiveModule,
        RecordsModule,
        MessagesModule,
        OversightModule,
      ],
    };
  }
}
