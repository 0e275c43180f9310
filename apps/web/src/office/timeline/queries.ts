import { useQuery } from '@tanstack/react-query';
import { type StoodAt, type TimelineAnswer } from '#libs/oversight';
import { ask } from '../../shared/api/client.js';

export const apiPath = (stream: string): string => `/api/timeline/${encodeURIComponent(stream)}`;

export const useTimeline = (stream: string) =>
  useQuery({
    queryKey: ['timeline', stream],
    queryFn: ({ signal }) => ask<TimelineAnswer>(apiPath(stream), { signal }),
  });

/** How the record stood; `day` and `hour` are of Vietnam, and the whole minute counts. */
export const useStoodAt = (stream: string, day: string, hour: string) =>
  useQuery({
    queryKey: ['timeline', stream, day, hour],
    enabled: day !== '',
    queryFn: ({ signal }) => {
      const instant = encodeURIComponent(`${day}T${hour}:59+07:00`);
      return ask<StoodAt>(`${apiPath(stream)}/at?instant=${instant}`, { signal });
    },
  });
