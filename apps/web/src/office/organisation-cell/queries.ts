import { useQuery } from '@tanstack/react-query';
import { type OrganisationCellAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

export const useOrganisationCell = (cell: string) =>
  useQuery({
    queryKey: ['organisation', 'cell', cell],
    queryFn: ({ signal }) =>
      ask<OrganisationCellAnswer>(`/api/organisation/cells/${encodeURIComponent(cell)}`, {
        signal,
      }),
  });
