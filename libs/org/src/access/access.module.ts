import {
  type DynamicModule,
  type FactoryProvider,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ACCESS_OPTIONS, type AccessOptions } from './authenticate.js';
import { StrangerInterceptor } from './stranger.interceptor.js';
import { WithinCommitteeInterceptor } from './within-committee.interceptor.js';

type AsyncOptions = Pick<ModuleMetadata, 'imports'> &
  Pick<FactoryProvider<AccessOptions>, 'inject' | 'useFactory'>;

/** Guards every route of the application. */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    return AccessModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: AsyncOptions): DynamicModule {
    return {
      module: AccessModule,
      imports,
      providers: [
        { provide: ACCESS_OPTIONS, inject, useFactory },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: StrangerInterceptor },
        { provide: APP_INTERCEPTOR, useClass: WithinCommitteeInterceptor },
      ],
    };
  }
}
