import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type RegisterPage, type Registers } from '#libs/records';
import { ask } from '../../shared/api/client.js';

export type Direction = 'out' | 'in';

export interface Asked {
  readonly direction: Direction;
  readonly register: string;
  readonly year: string;
  readonly q: string;
}

export const useRegisters = () =>
  useQuery({
    queryKey: ['registers'],
    queryFn: ({ signal }) => ask<Registers>('/api/registers', { signal }),
  });

export const useEntries = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: ['registers', 'entries', asked],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const given = Object.entries({ ...asked, after: pageParam }).filter(([, value]) => value);
      return ask<RegisterPage>(`/api/registers/entries?${new URLSearchParams(given)}`, { signal });
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
