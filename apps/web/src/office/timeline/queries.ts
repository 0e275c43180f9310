import { useQuery } from '@tanstack/react-query';
import { type StoodAt, type TimelineAnswer } from '#libs/oversight';
import { ask } from '../../shared/api/client.js';

const at = (stream: string): string => `/api/timeline/${encodeURIComponent(stream)}`;

export const useTimeline = (stream: string) =>
  useQuery({
    queryKey: ['timeline', stream],
    queryFn: ({ signal }) => ask<TimelineAnswer>(at(stream), { signal }),
  });

/** How the record stood at an instant; asked once there is one. */
export const useStoodAt = (stream: string, instant: string | undefined) =>
  useQuery({
    queryKey: ['timeline', stream, 'at', instant],
    enabled: instant !== undefined,
    queryFn: ({ signal }) =>
      ask<StoodAt>(`${at(stream)}/at?instant=${encodeURIComponent(instant!)}`, { signal }),
  });

export const proofUrl = (stream: string, version: number): string =>
  `${at(stream)}/facts/${version}/proof`;
