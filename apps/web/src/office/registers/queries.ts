import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type RegisterPage, type Registers } from '#libs/records';
import { ask } from '../../shared/api/client.js';

export const useRegisters = () =>
  useQuery({
    queryKey: ['registers'],
    queryFn: ({ signal }) => ask<Registers>('/api/registers', { signal }),
  });

export interface Wanted {
  readonly direction: 'out' | 'in';
  readonly register: string;
  readonly q: string;
}

export const useEntries = ({ direction, register, q }: Wanted) =>
  useInfiniteQuery({
    queryKey: ['register-entries', direction, register, q],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const asked = new URLSearchParams({ direction, limit: '50' });
      if (register) asked.set('register', register);
      if (q) asked.set('q', q);
      if (pageParam) asked.set('after', pageParam);
      return ask<RegisterPage>(`/api/registers/entries?${asked}`, { signal });
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
