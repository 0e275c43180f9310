import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '#libs/platform';
import { Archive } from './archive/archive.js';
import { NoticeController } from './notice/notice.controller.js';

@Global()
@Module({
  controllers: [NoticeController],
  providers: [{ provide: Archive, inject: [CONFIG], useFactory: (config: Config) => new Archive(config.archiveDir) }],
  exports: [Archive],
})
export class RecordsModule {}
