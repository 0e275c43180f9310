/** What nodemailer says of a mail that did not go out. */
interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Enhanced codes (RFC 3463) of what is wrong with the server, the way to it or the protocol: 5.3.x, 5.4.x, 5.5.x. */
const SERVERS_OWN = /^5\d\d[ -]5\.[345]\./;

/**
 * The server refuses this recipient or this message for good (5xx at RCPT or DATA), or the address is none. A login, a sender or a greeting that
 * is refused concerns every mail and may be mended: those are tried again.
 */
export function isRefusedForGood(error: unknown): boolean {
  const { code, command, responseCode = 0, response = '' } = (error ?? {}) as MailError;
  if (code === 'EENVELOPE' && command === 'API') return true;
  const about = (code === 'EENVELOPE' || code === 'EMESSAGE') && (command === 'RCPT TO' || command === 'DATA');
  return about && responseCode >= 500 && responseCode < 600 && responseCode !== 530 && !SERVERS_OWN.test(response);
}
