import { useQuery } from '@tanstack/react-query';
import { type ListedDirective } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

export const useCampaigns = () =>
  useQuery({
    queryKey: ['directives'],
    queryFn: ({ signal }) => ask<readonly ListedDirective[]>('/api/directives', { signal }),
  });
