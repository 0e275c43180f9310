import { useQuery } from '@tanstack/react-query';
import { type HealthAnswer } from '#libs/oversight';
import { ask } from '../../shared/api/client.js';

export const useHealth = () =>
  useQuery({
    queryKey: ['health'],
    refetchInterval: 10_000,
    queryFn: ({ signal }) => ask<HealthAnswer>('/api/health-overview', { signal }),
  });
