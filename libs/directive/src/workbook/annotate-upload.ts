import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { annotateWorkbook } from '#libs/documents';
import { type Actor } from '#libs/org';
import { type FileUpload } from '#libs/platform';
import { ReportDesk } from '../draft/report-desk.js';
import { checkWorkbook } from './check-workbook.js';
import { refusedFile } from './read-upload.js';
import { type WorkbookFile } from './report-workbook.js';
import { inSheet } from './sheet-places.js';

export class AnnotateUpload extends Command<WorkbookFile> {
  constructor(
    readonly input: {
      readonly obligation: string;
      readonly actor: Actor;
      readonly upload: FileUpload | undefined;
    },
  ) {
    super();
  }
}

/**
 * Returns the same workbook with its cells coloured and commented. Neither the file nor its cells
 * are kept. Errors: `Refused` FILE_…
 */
@CommandHandler(AnnotateUpload)
export class AnnotateUploadHandler implements ICommandHandler<AnnotateUpload> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ input }: AnnotateUpload): Promise<WorkbookFile> {
    const { bytes, report, reading, judged } = await checkWorkbook(this.desk, input);
    const findings = judged.findings.map((found) => inSheet(found, reading));
    const annotated = await annotateWorkbook(bytes, findings, {
      tables: reading.tables,
    }).catch((error: unknown) => {
      throw refusedFile(error);
    });
    return { name: `${report.form.id}-can-sua.xlsx`, bytes: annotated };
  }
}
