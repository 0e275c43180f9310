export { type NoticeLine } from './notice/notice.controller.js';
export { Archive } from './archive/archive.js';
export { Deposit, DepositTooLarge, type Received } from './archive/deposit.js';
export { type OutgoingRegister, type Registers } from './book/list-registers.js';
export { type RegisterEntry, type RegisterPage } from './book/register-entries.js';
export {
  deliverNotice,
  notice,
  type Notice,
  type NoticeEvent,
  noticeEvent,
  sealNotice,
} from './notice/notice.js';
export { readNotice, type TakenBack, takeBackNotice } from './notice/take-back-notice.js';
export { type NewNotice, numberNotice, type NumberedNotice } from './notice/number-notice.js';
export { type OutgoingRow, outgoingView } from './notice/outgoing.view.js';
export { fileName, paperName } from './notice/paper-name.js';
export { onNoticeNumbered, RENDER_NOTICE, renderNotice } from './notice/render-notice.js';
export { type ProofBundle, proofBundle } from './proof/proof-bundle.js';
export { RecordsModule } from './records.module.js';
export { drawIncomingNumber, INCOMING_DRAWN } from './register/incoming.js';
export {
  type GivenOut,
  type PaperChange,
  type PaperStanding,
  paperStanding,
  useOnPaper,
} from './register/paper-numbers.js';
export {
  drawNumber,
  lockRegister,
  printedSymbol,
  register,
  registerEvent,
  type RegisterKey,
  registerStream,
} from './register/register.js';
export { advanceNumbers, numberCounters, signing, type Skipped } from './register/signing.js';
