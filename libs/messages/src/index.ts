export { type Teller } from './message/compose.js';
export {
  type MailLabel,
  mailLabels,
  type MailOptions,
  reopenMails,
  sendMail,
} from './mail/send-mail.js';
export { post, SEND_MAIL } from './message/post.js';
export { tellBlockedYear } from './message/tell-blocked-year.js';
export { postMessages } from './message/post-messages.js';
export { productReaders, productViews } from './product-readers.js';
export { MessagesModule } from './messages.module.js';
export { remindCells } from './reminder/remind-cells.js';
export { remindCommittee } from './reminder/remind-committee.js';
export { tellHolds } from './reminder/tell-holds.js';
export { tellOverdue } from './reminder/tell-overdue.js';
export { isToldToItsCell } from './message/tellings.js';
