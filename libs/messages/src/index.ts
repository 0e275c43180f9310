export { type Teller } from './message/compose.js';
export { type OutwardChannel } from './channels/channel.js';
export { openPersonalMails } from './channels/personal-mail.js';
export { keptInApp, outwardChannels, sendingKind } from './channels/channels.js';
export { type OpenChannels, openChannels } from './delivery/open-channels.js';
export {
  type Contact,
  type PlannedWave,
  type SentAnswer,
  type SentDelivery,
  type SentMessage,
} from './campaign/sent.js';
export { type UrgedOne } from './campaign/urge.js';
export { tryEffectsAgain } from './delivery/try-again.js';
export { type DeliveryLabel, deliveryLabels, reopenDeliveries } from './delivery/deliveries.js';
export { post } from './message/post.js';
export { tellBlockedYear } from './message/tell-blocked-year.js';
export { postMessages } from './message/post-messages.js';
export { declareProductFacts, productReaders, productViews } from './product-readers.js';
export { MessagesModule } from './messages.module.js';
export { remindCells } from './reminder/remind-cells.js';
export { remindCommittee } from './reminder/remind-committee.js';
export { tellHolds } from './reminder/tell-holds.js';
export { tellTerms } from './reminder/tell-terms.js';
export { tellOverdue } from './reminder/tell-overdue.js';
export { isToldToItsCell } from './tellings/of-obligation.js';
export { keyOfRecorded, urging } from './tellings/occasions.js';
