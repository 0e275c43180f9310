import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Dialog, TextArea, useAnnounce } from '../../shared/ui/index.js';
import { ActForm } from '../campaign/acts/act-form.js';
import { words } from './words.js';

export function WithdrawDraft({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useCommand<unknown>(
    () => ({ path: `/api/directives/${id}/withdraw`, body: { reason } }),
    () => {
      announce(words.withdrawn);
      void navigate('/dot');
    },
  );
  return (
    <>
      <Button look="quiet" icon="bin" onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      {open && (
        <Dialog title={words.withdraw} onClose={() => setOpen(false)}>
          <ActForm
            consequence={words.withdrawWhat}
            verb={words.withdrawDo}
            busy={isPending}
            error={error}
            onDo={() => mutate()}
          >
            <TextArea
              label={words.reason}
              rows={3}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </ActForm>
        </Dialog>
      )}
    </>
  );
}
