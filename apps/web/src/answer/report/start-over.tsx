import { useState } from 'react';
import { type DraftView } from '#libs/directive';
import { ask, newKey } from '../../shared/api/client.js';
import { Button, Dialog, Wrong } from '../../shared/ui/index.js';
import { type Place } from '../obligation.js';
import { type DraftStore } from './draft-store.js';
import { words } from './words.js';

/** Leaves what is typed and begins again with what stands. The server keeps the earlier state. */
export function StartOver({ place, store }: { readonly place: Place; readonly store: DraftStore }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const begin = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await store.flush();
      await ask(`${place.api}/draft`, {
        method: 'DELETE',
        key: newKey(),
        body: {},
        headers: { 'if-match': `"${store.draft.check.version}"` },
      });
      store.replace(await ask<DraftView>(`${place.api}/draft`));
      setOpen(false);
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return (
    <>
      <Button look="quiet" icon="undo" onClick={() => setOpen(true)}>
        {words.startOver}
      </Button>
      {open && (
        <Dialog
          title={words.startOverTitle}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button look="main" busy={busy} onClick={() => void begin()}>
                {words.startOver}
              </Button>
              <Button look="quiet" onClick={() => setOpen(false)}>
                {words.notYet}
              </Button>
            </>
          }
        >
          <p>{words.startOverSays}</p>
          <Wrong error={error} />
        </Dialog>
      )}
    </>
  );
}
