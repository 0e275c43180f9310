import { DraftPrinter } from './draft-printer.js';
import { GetConsolidationFileHandler, GetConsolidationHandler, UpwardDrafts } from './get-consolidation.js';
import { IssueUpwardReportHandler } from './issue-upward-report.js';

export const consolidationProviders = [DraftPrinter, UpwardDrafts, GetConsolidationHandler, GetConsolidationFileHandler, IssueUpwardReportHandler];
