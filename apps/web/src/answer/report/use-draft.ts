import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type DraftView } from '#libs/directive';
import { useSession } from '../../app/session.js';
import { ask } from '../../shared/api/client.js';
import { type Place } from '../obligation.js';
import { type Draft, DraftStore } from './draft-store.js';

/** The draft as it stands when the screen is opened. Later answers come by saving. */
export const useDraftView = ({ api }: Place) =>
  useQuery({
    queryKey: ['draft', api],
    queryFn: ({ signal }) => ask<DraftView>(`${api}/draft`, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    enabled: (query) => query.state.data === undefined,
  });

/** The draft while this screen is open. What is unsaved is sent when it is left. */
export function useDraft({ api }: Place, view: DraftView): DraftStore {
  const { account } = useSession();
  const [first] = useState(view);
  const store = useMemo(() => new DraftStore(api, account, first), [api, account, first]);
  useEffect(() => {
    void store.restore();
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.draft.saving !== 'saved') event.preventDefault();
    };
    window.addEventListener('online', store.online);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', store.online);
      window.removeEventListener('beforeunload', warn);
      store.stop();
    };
  }, [store]);
  return store;
}

export const useTyped = (store: DraftStore): Draft =>
  useSyncExternalStore(store.subscribe, store.snapshot);

/** Whether rows are cards and not a table. */
export function useNarrow(): boolean {
  const query = useMemo(() => window.matchMedia('(max-width: 700px)'), []);
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}
