import path from 'node:path';
import {
  Inject,
  Injectable,
  type OnModuleDestroy,
  ServiceUnavailableException,
} from '@nestjs/common';
import { PdfRenderer, RenderDeadline } from '#libs/documents';
import { CONFIG, type Config } from '#libs/platform';

/**
 * Prints drafts on demand. The browser starts with the first draft and ends with the module. The
 * worker prints numbered papers.
 */
@Injectable()
export class DraftPrinter implements OnModuleDestroy {
  private renderer: PdfRenderer | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async print(html: string): Promise<Buffer> {
    const { chromiumPath, varDir } = this.config;
    this.renderer ??= new PdfRenderer({
      chromiumPath,
      cacheDir: path.join(varDir, 'browser'),
      tabs: 1,
    });
    return this.renderer.render(html).catch((error: unknown) => {
      if (!(error instanceof RenderDeadline)) throw error;
      throw new ServiceUnavailableException({
        code: 'PRINTER_BUSY',
        message: 'Máy in bản dự thảo đang bận. Hãy thử lại sau ít phút.',
      });
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.renderer?.close();
  }
}
