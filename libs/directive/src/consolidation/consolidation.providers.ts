import { DraftPrinter } from './draft-printer.js';
import { GetConsolidationFileHandler, GetConsolidationHandler } from './get-consolidation.js';
import { IssueUpwardReportHandler } from './issue-upward-report.js';

export const consolidationProviders = [DraftPrinter, GetConsolidationHandler, GetConsolidationFileHandler, IssueUpwardReportHandler];
