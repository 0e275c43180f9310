import { useState } from 'react';
import { dayText, timeText, weekdayOf } from '../../shared/dates.js';
import { Button, Skeleton } from '../../shared/ui/index.js';
import { useMay } from '../../app/session.js';
import { IssueDialog } from './issue-dialog.js';
import { type StepProps } from './step.js';
import { words } from './words.js';

const { send } = words;

/** Step 4: every message that will be sent, and the issue itself. */
export function StepSending({ id, draft, preview, dirty }: StepProps) {
  const [issuing, setIssuing] = useState(false);
  const mayIssue = useMay('directive.issue');
  if (!preview) return <Skeleton />;
  const cells = preview.recipients.length;
  return (
    <>
      <ol className="sending" aria-label={send.list}>
        <li>
          <strong>{send.now}</strong>
          <span>{send.nowWhat(cells)}</span>
        </li>
        {preview.waves.map(({ at, on }) => (
          <li key={at}>
            <strong>
              {timeText(at)}, {weekdayOf(on)} {dayText(on)}
            </strong>
            <span>{send.wave(cells)}</span>
          </li>
        ))}
        <li>
          <strong>{dayText(draft.dueOn)}</strong>
          <span>{send.end(preview.deadline.text)}</span>
        </li>
      </ol>
      {draft.superior?.dueOn && <p>{send.upward}</p>}
      {mayIssue && id && (
        <Button look="main" icon="stamp" disabled={dirty} onClick={() => setIssuing(true)}>
          {send.issue}
        </Button>
      )}
      {issuing && id && (
        <IssueDialog
          id={id}
          cells={cells}
          due={preview.deadline.wording}
          onClose={() => setIssuing(false)}
        />
      )}
    </>
  );
}
