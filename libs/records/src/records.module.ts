import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '#libs/platform';
import { Archive } from './archive/archive.js';
import { Deposit } from './archive/deposit.js';
import { RegisterController } from './book/register.controller.js';
import { NoticeController } from './notice/notice.controller.js';

@Global()
@Module({
  controllers: [NoticeController, RegisterController],
  providers: [
    {
      provide: Archive,
      inject: [CONFIG],
      useFactory: (config: Config) => new Archive(config.archiveDir),
    },
    {
      provide: Deposit,
      inject: [CONFIG],
      useFactory: (config: Config) => new Deposit(config.archiveDir),
    },
  ],
  exports: [Archive, Deposit],
})
export class RecordsModule {}
