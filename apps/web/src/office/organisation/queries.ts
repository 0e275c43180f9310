import { useQuery } from '@tanstack/react-query';
import { type OrganisationAnswer, type OrganisationCellAnswer } from '#libs/directive';
import { compareNames } from '#libs/text';
import { ask } from '../../shared/api/client.js';

export const useOrganisation = (day: string) =>
  useQuery({
    queryKey: ['organisation', day],
    queryFn: ({ signal }) =>
      ask<OrganisationAnswer>(`/api/organisation${day && `?on=${day}`}`, { signal }),
  });

/** The cells that there are today, by name. */
export const useCellsOfToday = () =>
  useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => ask<OrganisationAnswer>('/api/organisation', { signal }),
    select: ({ committees }) =>
      committees.flatMap(({ cells }) => cells).toSorted((a, b) => compareNames(a.name, b.name)),
  });

export const useCell = (cell: string) =>
  useQuery({
    queryKey: ['organisation', 'cell', cell],
    queryFn: ({ signal }) =>
      ask<OrganisationCellAnswer>(`/api/organisation/cells/${encodeURIComponent(cell)}`, {
        signal,
      }),
  });
