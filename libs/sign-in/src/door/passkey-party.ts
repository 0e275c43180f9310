import { type Desk } from '../desk.js';

// Passkeys (WebAuthn): the device asks its owner for a finger or a PIN and then signs. One of them
// is two factors, and there is nothing that can be guessed or told to a false page.

export const webauthn = () => import('../second-factor/webauthn.js');

/** The name and origin for which keys are made: those of PUBLIC_URL alone. */
export function partyOf({ publicUrl }: Desk): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** What the device says that it was asked; '' when it says nothing readable. */
export function challengeIn({ clientDataJSON }: { readonly clientDataJSON: string }): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    return String((said as { challenge?: unknown } | null)?.challenge ?? '');
  } catch {
    return '';
  }
}
