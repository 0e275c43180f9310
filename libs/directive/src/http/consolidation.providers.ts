import { DraftPrinter } from '../upward/draft-printer.js';
import {
  GetConsolidationFileHandler,
  GetConsolidationHandler,
  UpwardDrafts,
} from '../upward/get-consolidation.js';
import { IssueUpwardReportHandler } from '../upward/issue-upward-report.js';

export const consolidationProviders = [
  DraftPrinter,
  UpwardDrafts,
  GetConsolidationHandler,
  GetConsolidationFileHandler,
  IssueUpwardReportHandler,
];
