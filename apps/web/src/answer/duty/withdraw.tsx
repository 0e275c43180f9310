import { useState } from 'react';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Dialog, Notice, TextArea, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { type Place } from '../obligation.js';
import { words } from './words.js';

/** Takes the report back, with a reason, after it is said what that does. */
export function Withdraw({ place }: { readonly place: Place }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const announce = useAnnounce();
  const command = useCommand<unknown>(
    () => ({ path: `${place.api}/withdraw`, body: { reason: reason.trim() } }),
    () => {
      setOpen(false);
      announce(words.withdrawn);
    },
  );
  return (
    <>
      <Button icon="undo" onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      {open && (
        <Dialog
          title={words.withdrawTitle}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button
                look="danger"
                busy={command.isPending}
                disabled={reason.trim().length < 3}
                onClick={() => command.mutate()}
              >
                {words.withdraw}
              </Button>
              <Button look="quiet" onClick={() => setOpen(false)}>
                {words.keep}
              </Button>
            </>
          }
        >
          <Notice tone="warn">{words.withdrawWarn}</Notice>
          <TextArea
            label={words.withdrawReason}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Wrong error={command.error} />
        </Dialog>
      )}
    </>
  );
}
