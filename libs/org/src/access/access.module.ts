import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ACCESS_OPTIONS, AccessGuard, type AccessOptions } from './access.guard.js';

type AsyncOptions = Pick<ModuleMetadata, 'imports'> & Pick<FactoryProvider<AccessOptions>, 'inject' | 'useFactory'>;

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
      providers: [{ provide: ACCESS_OPTIONS, inject, useFactory }, { provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
