import { useQuery } from '@tanstack/react-query';
import { type CalendarAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

export const useCalendar = (year: string | null) =>
  useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) =>
      ask<CalendarAnswer>(`/api/calendar${year ? `?year=${encodeURIComponent(year)}` : ''}`, {
        signal,
      }),
  });
