import { WithdrawReportHandler } from '../report/withdraw-report.js';
import { AddCommentHandler } from '../review/add-comment.js';
import { DiffRoundsHandler } from '../review/diff-rounds.js';
import { GetReportHandler } from '../review/get-report.js';
import { ListCommentsHandler } from '../review/list-comments.js';
import { Reports } from '../review/reports.js';
import { SettleCommentHandler } from '../review/settle-comment.js';

/** What the review needs in the module. */
export const reviewProviders = [
  Reports,
  WithdrawReportHandler,
  GetReportHandler,
  DiffRoundsHandler,
  ListCommentsHandler,
  AddCommentHandler,
  SettleCommentHandler,
];
