import { refusals } from '../refusals.js';

export interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export const isUnsafe = ({ method }: Pick<Sent, 'method'>): boolean => !SAFE.includes(method);

/**
 * The address in PUBLIC_URL, or the host that was asked, which the rim has found to be one of ours.
 * Under the public name only the public scheme will do: a page over plain http may be anybody's.
 */
function isOurs(origin: string, host: string, publicUrl: string): boolean {
  const ours = new URL(publicUrl);
  if (origin === ours.origin) return true;
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  return from !== undefined && from.host === host.toLowerCase() && from.host !== ours.host;
}

/**
 * What another site sends through somebody's browser is refused. Browsers say where a request comes
 * from by Origin, newer ones by Sec-Fetch-Site too; who says neither is no browser of ours. Errors:
 * 403.
 */
export function assertOwnOrigin({ headers }: Pick<Sent, 'headers'>, publicUrl: string): void {
  const { origin, host, 'sec-fetch-site': site } = headers;
  const fits =
    (origin === undefined || isOurs(String(origin), String(host), publicUrl)) &&
    (site === undefined || site === 'same-origin' || site === 'none') &&
    (origin !== undefined || site !== undefined);
  if (!fits) throw refusals.foreign();
}
