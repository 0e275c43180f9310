/** What nodemailer says about a mail that did not go out. */
interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * Enhanced codes (RFC 3463) for faults of the server, the way to it or the protocol: 5.3.x, 5.4.x,
 * 5.5.x.
 */
const SERVERS_OWN = /^5\d\d[ -]5\.[345]\./;

/** nodemailer's code and the SMTP command of answers that concern one recipient or one message. */
const ABOUT: ReadonlySet<string> = new Set([
  'EENVELOPE RCPT TO',
  'EENVELOPE DATA',
  'EMESSAGE DATA',
]);

/**
 * True when the server refuses this recipient or this message for good (5xx at RCPT or DATA), or
 * when the address is none. A refused login, sender or greeting concerns every mail and may be
 * repaired, so those mails are tried again.
 */
export function isRefusedForGood(error: unknown): boolean {
  const { code, command, responseCode, response } = (error ?? {}) as MailError;
  if (code === 'EENVELOPE' && command === 'API') return true;
  return (
    ABOUT.has(`${code} ${command}`) &&
    isPermanent(responseCode ?? 0) &&
    !SERVERS_OWN.test(response ?? '')
  );
}

/** 530 asks for a login first. */
const isPermanent = (code: number): boolean => code >= 500 && code < 600 && code !== 530;
