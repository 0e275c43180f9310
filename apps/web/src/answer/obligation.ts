import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { type ObligationView } from '#libs/directive';
import { useSession } from '../app/session.js';
import { ask } from '../shared/api/client.js';
import { apiOf } from './paths.js';

export interface Place {
  readonly directive: string;
  readonly cell: string;
  /** Address of the obligation in the API. */
  readonly api: string;
}

/** The obligation that the address names. */
export function usePlace(): Place {
  const { directive = '', cell = '' } = useParams();
  return { directive, cell, api: apiOf(directive, cell) };
}

export const useObligation = ({ api }: Place) =>
  useQuery({
    queryKey: ['obligation', api],
    queryFn: ({ signal }) => ask<ObligationView>(api, { signal }),
  });

/** What of a directive the cell reads: its number, its subject and its letter. */
export interface DirectiveRead {
  readonly subject: string;
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly notice: string | null;
}

export const useDirective = ({ directive }: Place) =>
  useQuery({
    queryKey: ['directive', directive],
    queryFn: ({ signal }) =>
      ask<DirectiveRead>(`/api/directives/${encodeURIComponent(directive)}`, { signal }),
  });

/** What the cell and its committee are called, as the session says. */
export function useNames({ cell }: Place): { readonly cell: string; readonly committee: string } {
  const { offices, committeeName } = useSession();
  const office = offices.find((one) => one.cell === cell);
  return {
    cell: office?.cellName ?? 'Chi bộ',
    committee: office?.committeeName ?? committeeName ?? 'cấp trên',
  };
}

export const capital = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
