import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type IssueAnswer } from '#libs/directive';
import { ask, newKey } from '../../shared/api/client.js';
import { NoAnswer } from '../../shared/api/problem.js';
import { Button, Dialog, FileLink, Notice } from '../../shared/ui/index.js';
import { ActForm } from '../campaign/acts/act-form.js';
import { words } from './words.js';

const { send } = words;

/**
 * The issue says its consequence, waits for the answer, and shows the number drawn. The screens
 * behind are fetched anew when it is left, so that the answer stays in sight.
 */
export function IssueDialog({
  id,
  cells,
  due,
  onClose,
}: {
  readonly id: string;
  readonly cells: number;
  readonly due: string;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [issued, setIssued] = useState<IssueAnswer>();
  const issue = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      setIssued(
        await ask<IssueAnswer>(`/api/directives/${id}/issue`, { method: 'POST', body: {}, key }),
      );
    } catch (caught) {
      setError(caught);
      // Whether it was done is not known after a lost line: then the same key asks again.
      if (!(caught instanceof NoAnswer)) setKey(newKey());
    } finally {
      setBusy(false);
    }
  };
  const leave = (): void => {
    void client.invalidateQueries();
    void navigate(`/dot/${id}`);
  };
  if (issued)
    return (
      <Dialog
        title={send.issued}
        onClose={leave}
        foot={
          <>
            <Button look="main" onClick={leave}>
              {words.toBoard}
            </Button>
            <FileLink icon="file" href={`/documents/${issued.notice}.pdf`}>
              {send.pdf}
            </FileLink>
          </>
        }
      >
        <Notice tone="good" title={`${send.symbol}: ${issued.symbol}`}>
          <p>
            {send.cells}: {issued.cells}
          </p>
        </Notice>
      </Dialog>
    );
  return (
    <Dialog title={send.issueTitle} onClose={onClose}>
      <ActForm
        consequence={send.issueWhat(cells, due)}
        verb={send.issueDo(cells)}
        busy={busy}
        error={error}
        onDo={() => void issue()}
      />
    </Dialog>
  );
}
