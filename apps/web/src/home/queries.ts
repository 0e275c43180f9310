import { useQuery } from '@tanstack/react-query';
import { type Tasks } from '#libs/directive';
import { ask } from '../shared/api/client.js';

/** What waits for the person, and what they have done lately. */
export const useTasks = () =>
  useQuery({
    queryKey: ['tasks'],
    queryFn: ({ signal }) => ask<Tasks>('/api/tasks', { signal }),
  });
