import { useQuery } from '@tanstack/react-query';
import { type ReportView, type RoundsDiff } from '#libs/directive';
import { ask } from '../../shared/api/client.js';
import { type Place } from '../obligation.js';

type Comment = ReportView['comments'][number];

/** The round that was sent last, with its remarks at their rows. */
export const useSent = ({ api }: Place, on: boolean) =>
  useQuery({
    queryKey: ['sent-report', api],
    queryFn: ({ signal }) => ask<ReportView>(`${api}/report`, { signal }),
    enabled: on,
  });

export const useRounds = ({ api }: Place, on: boolean) =>
  useQuery({
    queryKey: ['rounds', api],
    queryFn: ({ signal }) => ask<RoundsDiff>(`${api}/rounds/diff`, { signal }),
    enabled: on,
  });

export interface NoticeRow {
  readonly notice: string;
  readonly symbol: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly dossier: string | null;
  readonly cell: string | null;
  readonly revoked: unknown;
}

/** The papers of this directive that the cell may read. */
export const useNotices = ({ directive, cell }: Place) =>
  useQuery({
    queryKey: ['notices', directive],
    queryFn: ({ signal }) => ask<NoticeRow[]>('/api/notices', { signal }),
    select: (rows) =>
      rows.filter((row) => row.dossier === directive && (row.cell === null || row.cell === cell)),
  });

export type { Comment, ReportView };
