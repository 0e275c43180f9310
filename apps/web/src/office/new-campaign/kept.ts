import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../../app/session.js';
import { dropDraft, keepDraft, keptDraft } from '../../shared/kept-drafts.js';
import { type Draft } from './body.js';
import { useSettled } from './queries.js';

interface Kept {
  /** The version of the server on which it was typed. */
  readonly version: number;
  readonly draft: Draft;
}

/** What was typed in this browser and not saved; null when nothing is. */
export function useKept(key: string) {
  const { account } = useSession();
  return useQuery({
    queryKey: ['kept', account, key],
    queryFn: async () => (await keptDraft<Kept>(account, key)) ?? null,
    staleTime: Infinity,
    gcTime: 0,
    // What this browser keeps, no other one changes.
    meta: { live: false },
  });
}

/** A draft that is being typed. Until the server has it, this browser keeps it. */
export function useTyping(key: string, start: Kept, kept: Kept | null) {
  const { account } = useSession();
  const [restored] = useState(kept !== null && kept.version === start.version);
  const [draft, setDraft] = useState(restored ? kept!.draft : start.draft);
  const [saved, setSaved] = useState(() => JSON.stringify(start.draft));
  const dirty = JSON.stringify(draft) !== saved;
  const settled = useSettled(draft, 800);
  useEffect(() => {
    if (dirty) void keepDraft(account, key, { version: start.version, draft: settled });
    else void dropDraft(account, key);
  }, [account, key, settled, dirty, start.version]);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const markSaved = (what: Draft): void => {
    setSaved(JSON.stringify(what));
    void dropDraft(account, key);
  };
  return { draft, change, dirty, markSaved, restored };
}
