// Facts are recorded under the id of an account, or under one of these, behind which no account is.

const BY_LINK = 'link:';

/** Who acted when nobody signed in: the link in a mail about that obligation. */
export const linkActor = (stream: string): string => `${BY_LINK}${stream}`;

/** How an actor without an account is called on a screen; undefined for an account. */
export function actorInWords(actor: string): string | undefined {
  if (actor === 'system') return 'Hệ thống';
  return actor.startsWith(BY_LINK) ? 'Đường dẫn trong thư gửi chi bộ' : undefined;
}
