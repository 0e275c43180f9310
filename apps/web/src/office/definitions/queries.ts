import { useQuery } from '@tanstack/react-query';
import { type WorkflowsAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

export const useDefinitions = () =>
  useQuery({
    queryKey: ['definitions'],
    queryFn: ({ signal }) => ask<WorkflowsAnswer>('/api/workflows', { signal }),
  });
