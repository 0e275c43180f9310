import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { type WhoAmI } from '#libs/sign-in';
import { type Action, type Role } from '#libs/org';
import { ask } from '../shared/api/client.js';

export const sessionKey = ['session'] as const;

/** Who is signed in; undefined is nobody. */
export const useSessionQuery = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => ask<WhoAmI>('/api/session', { signal }),
    staleTime: 60_000,
  });

const Session = createContext<WhoAmI | undefined>(undefined);

export function SessionOf({
  who,
  children,
}: {
  readonly who: WhoAmI;
  readonly children: ReactNode;
}) {
  return <Session value={who}>{children}</Session>;
}

/** Who is signed in. Every screen lies behind the sign-in, so there is somebody. */
export function useSession(): WhoAmI {
  const who = useContext(Session);
  if (!who) throw new Error('a screen outside the session');
  return who;
}

/** Whether the person holds one of these offices today. It only decides what is offered. */
export function useHolds(...roles: readonly Role[]): boolean {
  return useSession().offices.some(({ role }) => roles.includes(role));
}

/** Whether the person may try it in one of their offices. The server decides each time. */
export function useMay(action: Action): boolean {
  return useSession().may.includes(action);
}
