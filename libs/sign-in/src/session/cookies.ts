/** The cookies of an installation: the session, and the device that is known. */
export interface Cookies {
  sessionIn(header: string | undefined): string | undefined;
  deviceIn(header: string | undefined): string | undefined;
  /** A Set-Cookie. Without `seconds` it goes when the browser is closed. */
  session(value: string, seconds?: number): string;
  noSession(): string;
  device(value: string): string;
}

/** The longest time that browsers keep a cookie: 400 days. */
const LONGEST = 400 * 86_400;

function valueIn(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key = '', ...rest] = part.split('=');
    if (key.trim() === name) return rest.join('=').trim();
  }
  return undefined;
}

/**
 * With the prefix `__Host-` no other host, path or plain connection can set or read a cookie of
 * ours. Browsers take it over https only, so a trial over plain http goes without; production
 * never does.
 */
export function cookiesOf(config: {
  readonly publicUrl: string;
  readonly production: boolean;
}): Cookies {
  const safe = config.production || config.publicUrl.startsWith('https:');
  const session = safe ? '__Host-dondoc' : 'dondoc';
  const device = `${session}-device`;
  const set = (name: string, value: string, seconds?: number): string =>
    [
      `${name}=${value}`,
      'Path=/',
      'HttpOnly',
      'SameSite=Strict',
      ...(safe ? ['Secure'] : []),
      ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
    ].join('; ');
  return {
    sessionIn: (header) => valueIn(header, session),
    deviceIn: (header) => valueIn(header, device),
    session: (value, seconds) => set(session, value, seconds),
    noSession: () => set(session, '', 0),
    device: (value) => set(device, value, LONGEST),
  };
}
