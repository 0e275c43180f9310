import { UnauthorizedException } from '@nestjs/common';
import { denials } from '#libs/org';
import { type Desk } from '../desk.js';
import { type InSession } from '../door/prove-again.js';
import { type Caller } from '../door/sign-in.js';
import { type Whence } from '../log/security-log.js';
import { deviceWords } from '../session/device-words.js';
import { type NewCookie } from '../session/sessions.js';
import { type Standing } from '../session/standing.js';

/** What is read of a request. */
export interface Visit {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>> & {
    readonly authorization?: string;
    readonly cookie?: string;
    readonly 'user-agent'?: string;
  };
}

export interface Reply {
  header(name: string, value: string): Reply;
}

export const whenceOf = ({ ip, headers }: Visit): Whence => ({
  address: ip,
  device: deviceWords(headers['user-agent']),
});

export function callerIn({ cookies }: Desk, visit: Visit): Caller {
  const { cookie } = visit.headers;
  return {
    whence: whenceOf(visit),
    deviceCookie: cookies.deviceIn(cookie),
    session: cookies.sessionIn(cookie),
  };
}

/** Who is signed in, with the cookie. Errors: 401. */
export function insideOf(
  { cookies }: Desk,
  visit: Visit,
  standing: Standing | undefined,
): InSession & { readonly ownPhone: boolean } {
  const secret = cookies.sessionIn(visit.headers.cookie);
  if (!standing || secret === undefined) throw new UnauthorizedException(denials.NOT_SIGNED_IN);
  return {
    signedIn: standing.signedIn,
    ownPhone: standing.ownPhone,
    // A cookie that this very answer replaces is no longer the one.
    secret: standing.cookie?.secret ?? secret,
    whence: whenceOf(visit),
  };
}

export function giveCookie({ cookies }: Desk, reply: Reply, cookie: NewCookie | undefined): void {
  if (cookie) reply.header('set-cookie', cookies.session(cookie.secret, cookie.seconds));
}
