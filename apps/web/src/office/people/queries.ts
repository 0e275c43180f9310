import { useQuery } from '@tanstack/react-query';
import { type PersonLine } from '#libs/sign-in';
import { ask } from '../../shared/api/client.js';

export const usePeople = () =>
  useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => ask<{ people: PersonLine[] }>('/api/accounts', { signal }),
  });
