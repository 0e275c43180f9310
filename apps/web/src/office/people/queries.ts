import { useQuery } from '@tanstack/react-query';
import { type OrganisationAnswer } from '#libs/directive';
import { type PersonLine } from '#libs/sign-in';
import { ask } from '../../shared/api/client.js';

export const usePeople = () =>
  useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => ask<{ people: readonly PersonLine[] }>('/api/accounts', { signal }),
  });

export const useCells = () =>
  useQuery({
    queryKey: ['organisation', null],
    queryFn: ({ signal }) => ask<OrganisationAnswer>('/api/organisation', { signal }),
    select: ({ committees }) =>
      committees.flatMap(({ cells }) => cells.filter(({ state }) => state !== 'ended')),
  });

/** What a new link is: told once, and null when the same was asked before. */
export interface Invited {
  readonly official: string;
  readonly invitation: { readonly link: string; readonly days: number } | null;
}
