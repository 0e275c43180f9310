import { useQuery } from '@tanstack/react-query';
import { type OrganisationAnswer } from '#libs/directive';
import { type PersonLine } from '#libs/sign-in';
import { ask } from '../../shared/api/client.js';

export const usePeople = () =>
  useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => ask<{ people: PersonLine[] }>('/api/accounts', { signal }),
  });

/** The cells that are there today, as choices. */
export const useCells = () =>
  useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => ask<OrganisationAnswer>('/api/organisation', { signal }),
    select: ({ committees }) =>
      committees
        .flatMap(({ cells }) => cells)
        .map(({ cell, name }) => ({ value: cell, text: name })),
  });
