import { useState } from 'react';
import { type DirectiveAnswer } from '#libs/directive';
import { useCommand } from '../../../shared/api/use-command.js';
import { Dialog, TextArea, useAnnounce } from '../../../shared/ui/index.js';
import { ActForm } from '../acts/act-form.js';
import { words } from './words.js';

interface Recalled {
  readonly symbol: string;
  readonly cancelled: number;
}

export function RecallDialog({
  of,
  onClose,
}: {
  readonly of: DirectiveAnswer;
  readonly onClose: () => void;
}) {
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const short = reason.trim().length < 3;
  const { mutate, isPending, error } = useCommand<Recalled>(
    () => ({ path: `/api/directives/${of.directive}/recall`, body: { reason } }),
    ({ symbol, cancelled }) => {
      announce(words.recalled(symbol, cancelled));
      onClose();
    },
  );
  return (
    <Dialog title={words.recall} onClose={onClose}>
      <ActForm
        consequence={words.recallWhat(of.symbol ?? '')}
        verb={words.recallDo}
        busy={isPending}
        error={error}
        onDo={() => (short ? setAsked(true) : mutate())}
      >
        <TextArea
          label={words.reason}
          value={reason}
          error={asked && short ? words.reasonNeeded : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      </ActForm>
    </Dialog>
  );
}
