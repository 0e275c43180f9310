import { DraftPrinter } from '../upward/draft-printer.js';
import {
  GetConsolidationFileHandler,
  GetConsolidationHandler,
  UpwardDrafts,
} from '../upward/get-consolidation.js';
import {
  FormTables,
  GetFormTableFileHandler,
  GetFormTableHandler,
} from '../upward/get-form-table.js';
import { IssueUpwardReportHandler } from '../upward/issue-upward-report.js';

export const consolidationProviders = [
  DraftPrinter,
  UpwardDrafts,
  GetConsolidationHandler,
  GetConsolidationFileHandler,
  FormTables,
  GetFormTableHandler,
  GetFormTableFileHandler,
  IssueUpwardReportHandler,
];
