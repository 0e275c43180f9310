import { useQuery } from '@tanstack/react-query';
import { type ListedSession, type PasskeyLine } from '#libs/sign-in';
import { ask } from '../shared/api/client.js';

export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) =>
      ask<{ sessions: readonly ListedSession[] }>('/api/sessions', { signal }),
  });

export const usePasskeys = () =>
  useQuery({
    queryKey: ['passkeys'],
    queryFn: ({ signal }) =>
      ask<{ passkeys: readonly PasskeyLine[] }>('/api/account/passkeys', { signal }),
  });
