import { useInfiniteQuery } from '@tanstack/react-query';
import { type SecurityLine } from '#libs/sign-in';
import { ask } from '../../shared/api/client.js';

interface LogPage {
  readonly events: readonly SecurityLine[];
  readonly next: string | null;
}

export const useSecurityLog = (kind: string) =>
  useInfiniteQuery({
    queryKey: ['security-log', kind],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const asked = new URLSearchParams({ limit: '50' });
      if (kind) asked.set('kind', kind);
      if (pageParam) asked.set('after', pageParam);
      return ask<LogPage>(`/api/security-log?${asked}`, { signal });
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
