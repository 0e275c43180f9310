import {
  ConsoleLogger,
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  type LoggerService,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Config } from './config/index.js';
import { Clock } from './database/index.js';

/** The injection token of the validated configuration. */
export const CONFIG = Symbol('config');

/**
 * Nest's own lines, as JSON on stdout, from warnings upwards. What we log ourselves goes through
 * `logger`.
 */
export function nestLogger(): LoggerService {
  return new ConsoleLogger({ json: true, logLevels: ['warn', 'error', 'fatal'] });
}

@Injectable()
class CloseDatabase implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/**
 * Hands the opened database, the clock and the configuration to every module of an application. It
 * closes the database last.
 */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, dataSource: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useValue: dataSource },
        { provide: Clock, useValue: new Clock(dataSource) },
        CloseDatabase,
      ],
      exports: [CONFIG, DataSource, Clock],
    };
  }
}
