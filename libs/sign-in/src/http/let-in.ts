import { UnauthorizedException } from '@nestjs/common';
import { denials } from '#libs/org';
import { type Desk } from '../desk.js';
import { type Entered } from '../door/sign-in.js';
import { standingOf } from '../session/standing.js';
import { giveCookie, type Reply, type Visit, whenceOf } from './visit.js';
import { type WhoAmI, whoAmI } from './who-am-i.js';

/** Gives the cookies of somebody who got in, and tells them who they are. */
export async function letIn(
  desk: Desk,
  { session, deviceCookie }: Entered,
  visit: Visit,
  reply: Reply,
): Promise<WhoAmI> {
  giveCookie(desk, reply, session);
  reply.header('set-cookie', desk.cookies.device(deviceCookie));
  const { manager } = desk.dataSource;
  const standing = await standingOf(manager, session.secret, whenceOf(visit));
  if (!standing) throw new UnauthorizedException(denials.NOT_SIGNED_IN);
  return whoAmI(manager, standing.signedIn);
}
