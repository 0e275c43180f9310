import { WithdrawReportHandler } from '../obligation/withdraw-report.js';
import { AddCommentHandler } from './add-comment.js';
import { DiffRoundsHandler } from './diff-rounds.js';
import { GetReportHandler } from './get-report.js';
import { ListCommentsHandler } from './list-comments.js';
import { Reports } from './reports.js';
import { SettleCommentHandler } from './settle-comment.js';

/** What the review needs in the module. */
export const reviewProviders = [Reports, WithdrawReportHandler, GetReportHandler, DiffRoundsHandler, ListCommentsHandler, AddCommentHandler, SettleCommentHandler];
