export { admitSessions, sessionOf } from './http/admit-sessions.js';
export { SignInModule } from './sign-in.module.js';
export { invitationLink, invite } from './door/links.js';
export { resetSignIn, type Resetting } from './door/reset.js';
export { oneTimeCode } from './door/second-factor.js';
export { wrongToken } from './door/wrong-token.js';
export { type PersonalMail, SEND_RECOVERY, sendRecovery } from './door/recovery.js';
export { endSessions } from './session/sessions.js';
export { noteSecurity, type SecurityEvent, type SecurityKind } from './log/security-log.js';
