import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

/** Says a short sentence at the foot of the screen, and to a screen reader. */
const Announcing = createContext<(sentence: string) => void>(() => {});

export const useAnnounce = (): ((sentence: string) => void) => useContext(Announcing);

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', n: 0 });
  const say = useCallback((sentence: string) => setSaid(({ n }) => ({ sentence, n: n + 1 })), []);
  return (
    <Announcing value={say}>
      {children}
      <div className="announcer" role="status" aria-live="polite">
        {said.sentence && <span key={said.n}>{said.sentence}</span>}
      </div>
    </Announcing>
  );
}
