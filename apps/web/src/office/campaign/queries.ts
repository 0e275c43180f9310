import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { type Board, type DirectiveAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

/** The directive that the address names. */
export const useDirectiveId = (): string => useParams<'directive'>().directive!;

export const useDirective = (id: string, enabled = true) =>
  useQuery({
    queryKey: ['directive', id],
    queryFn: ({ signal }) => ask<DirectiveAnswer>(`/api/directives/${id}`, { signal }),
    enabled,
  });

export const useBoard = (id: string) =>
  useQuery({
    queryKey: ['directive', id, 'board'],
    queryFn: ({ signal }) => ask<Board>(`/api/directives/${id}/board`, { signal }),
    refetchOnWindowFocus: true,
  });
