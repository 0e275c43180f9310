import { useQuery } from '@tanstack/react-query';
import { type OrganisationAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

export const useOrganisation = (on: string | null) =>
  useQuery({
    queryKey: ['organisation', on],
    queryFn: ({ signal }) =>
      ask<OrganisationAnswer>(`/api/organisation${on ? `?on=${encodeURIComponent(on)}` : ''}`, {
        signal,
      }),
  });
