import { useQuery } from '@tanstack/react-query';
import { type Board, type ObligationView, type ReportView, type RoundsDiff } from '#libs/directive';
import { ask } from '../../shared/api/client.js';

const of = encodeURIComponent;
const SEALING = 5000;

export const obligationOf = (directive: string, cell: string): string =>
  `obligation-${directive}--${cell}`;

export const pathOf = (obligation: string): string => `/api/obligations/${of(obligation)}`;

export const useBoard = (directive: string) =>
  useQuery({
    queryKey: ['board', directive],
    queryFn: ({ signal }) => ask<Board>(`/api/directives/${of(directive)}/board`, { signal }),
    // A notice has its number at once, and its file a little later.
    refetchInterval: ({ state }) =>
      state.data?.lines.some(({ notice, noticeSealed }) => notice !== null && !noticeSealed)
        ? SEALING
        : false,
  });

export const useObligation = (obligation: string) =>
  useQuery({
    queryKey: ['obligation', obligation],
    queryFn: ({ signal }) => ask<ObligationView>(pathOf(obligation), { signal }),
  });

/** The report that was sent last. Each reading is recorded, so it is asked for when it is shown. */
export const useReport = (obligation: string, wanted: boolean) =>
  useQuery({
    queryKey: ['report', obligation],
    queryFn: ({ signal }) => ask<ReportView>(`${pathOf(obligation)}/report`, { signal }),
    enabled: wanted,
  });

export const useRoundsDiff = (obligation: string, wanted: boolean) =>
  useQuery({
    queryKey: ['rounds-diff', obligation],
    queryFn: ({ signal }) => ask<RoundsDiff>(`${pathOf(obligation)}/rounds/diff`, { signal }),
    enabled: wanted,
  });
