import { useQuery } from '@tanstack/react-query';
import { type OrganisationAnswer, type OrganisationCellAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

export const useOrganisation = (day: string) =>
  useQuery({
    queryKey: ['organisation', day],
    queryFn: ({ signal }) =>
      ask<OrganisationAnswer>(`/api/organisation${day && `?on=${day}`}`, { signal }),
  });

export const useCell = (cell: string) =>
  useQuery({
    queryKey: ['organisation', 'cell', cell],
    queryFn: ({ signal }) =>
      ask<OrganisationCellAnswer>(`/api/organisation/cells/${encodeURIComponent(cell)}`, {
        signal,
      }),
  });
