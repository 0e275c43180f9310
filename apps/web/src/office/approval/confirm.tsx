import { useState } from 'react';
import { type BoardLine, type BulkRun, type Judgement } from '#libs/directive';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Dialog, Notice, Wrong } from '../../shared/ui/index.js';
import { pathOf } from '../report/queries.js';
import { type Meeting, meetingBody } from './meeting.js';
import { type StrikesOf } from './reviewed.js';
import { Refused } from './run.js';
import { words } from './words.js';

interface Chosen {
  readonly directive: string;
  readonly chosen: readonly BoardLine[];
  readonly meeting: Meeting;
  readonly strikes: StrikesOf;
}

const hasStrikes = ({ strikes }: Chosen, { cell }: BoardLine): boolean =>
  (strikes[cell]?.length ?? 0) > 0;

export const bulkBody = ({ directive, meeting }: Chosen, cells: readonly string[]) => ({
  command: 'approve-report',
  directive,
  cells,
  body: { meeting: meetingBody(meeting) },
});

/** Reports with struck lines, each by itself; those that are done are not asked for again. */
function useStruck(all: Chosen) {
  const [done, setDone] = useState<readonly string[]>([]);
  const one = useCommand<unknown, BoardLine>(({ obligation, cell }) => ({
    path: `${pathOf(obligation)}/approve`,
    body: {
      meeting: meetingBody(all.meeting),
      decisions: all.strikes[cell]!.map(({ line, reason }) => ({
        line,
        verdict: 'strike',
        reason,
      })),
    },
  }));
  const approve = async (): Promise<void> => {
    const left = all.chosen.filter((line) => hasStrikes(all, line) && !done.includes(line.cell));
    for (const line of left) {
      await one.mutateAsync(line);
      setDone((before) => [...before, line.cell]);
    }
  };
  return { approve, done: done.length, error: one.error };
}

/** Shows what would be done and what is refused; then it is done. */
export function Confirm({
  judged,
  lines,
  onClose,
  onRun,
  ...all
}: Chosen & {
  readonly judged: Judgement;
  readonly lines: readonly BoardLine[];
  readonly onClose: () => void;
  /** The run that was started, or undefined where each was approved by itself. */
  readonly onRun: (run: string | undefined, alone: number) => void;
}) {
  const struck = useStruck(all);
  const [busy, setBusy] = useState(false);
  const start = useCommand<BulkRun, readonly string[]>((cells) => ({
    path: '/api/bulk',
    body: bulkBody(all, cells),
  }));
  const plain = all.chosen.filter((line) => !hasStrikes(all, line)).map(({ cell }) => cell);
  const struckLines = Object.entries(all.strikes)
    .filter(([cell]) => all.chosen.some((line) => line.cell === cell))
    .reduce((sum, [, of]) => sum + of.length, 0);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      await struck.approve();
      const run = plain.length > 0 ? (await start.mutateAsync(plain)).run : undefined;
      onRun(run, all.chosen.length - plain.length);
    } catch {
      // The dialogue shows what the command says.
      setBusy(false);
    }
  };
  const { eligible, leftOut } = judged;
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <Dialog
      title={words.confirm}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.back}</Button>
          <Button
            look="main"
            icon="stamp"
            busy={busy}
            disabled={eligible === 0}
            onClick={() => void go()}
          >
            {words.approve(eligible)}
          </Button>
        </>
      }
    >
      <Notice tone="info" title={words.will(eligible)}>
        {eligible > 0 && <p>{words.willMore(eligible, struckLines)}</p>}
      </Notice>
      {left > 0 && <Refused title={words.refused(left)} of={leftOut} lines={lines} />}
      {busy && struck.done > 0 && <p>{words.doneCount(struck.done)}</p>}
      <Wrong error={struck.error ?? start.error} />
    </Dialog>
  );
}
