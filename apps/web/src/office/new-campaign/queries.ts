import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  type CalendarAnswer,
  type DirectivePreview,
  type DraftAbove,
  type FromAbove,
  type WorkflowsAnswer,
} from '#libs/directive';
import { ask, newKey } from '../../shared/api/client.js';
import { asSent, type Draft } from './body.js';

export const useWorkflows = () =>
  useQuery({
    queryKey: ['workflows'],
    queryFn: ({ signal }) => ask<WorkflowsAnswer>('/api/workflows', { signal }),
    staleTime: 60_000,
  });

export const useFromAbove = () =>
  useQuery({
    queryKey: ['from-above'],
    queryFn: ({ signal }) => ask<readonly FromAbove[]>('/api/from-above', { signal }),
  });

export const useDraftAbove = (id: string | null) =>
  useQuery({
    queryKey: ['from-above', id, 'draft'],
    queryFn: ({ signal }) => ask<DraftAbove>(`/api/from-above/${id}/draft`, { signal }),
    enabled: id !== null,
  });

/** The day by the clock of the server, which may be a virtual one. */
export const useToday = () =>
  useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => ask<{ readonly on: string }>('/api/organisation', { signal }),
    select: ({ on }) => on,
    staleTime: 60_000,
  });

export const useCalendar = (year: string) =>
  useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => ask<CalendarAnswer>(`/api/calendar?year=${year}`, { signal }),
    staleTime: 600_000,
    enabled: /^\d{4}$/.test(year),
  });

/** What is typed, once nothing more was typed for a moment. */
export function useSettled<T>(value: T, ms = 400): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** What the draft would say and do. It stays on the screen while the next is awaited. */
export function usePreview(draft: Draft) {
  const settled = useSettled(draft);
  const body = asSent(settled);
  return useQuery({
    queryKey: ['preview', JSON.stringify(body)],
    queryFn: ({ signal }) =>
      ask<DirectivePreview>('/api/directives/preview', { body, key: newKey(), signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
