import '../report/report.css';
import './approval.css';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { type BoardLine, type Judgement } from '#libs/directive';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Empty, Notice, Shown, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { useBoard } from '../report/queries.js';
import { bulkBody, Confirm } from './confirm.js';
import { isWhole, type Meeting, MeetingForm, noMeeting } from './meeting.js';
import { Reviewed, type StrikesOf } from './reviewed.js';
import { Notices, Running } from './run.js';
import { words } from './words.js';

/** One meeting decides many reports. */
export function Page() {
  const { directive = '' } = useParams();
  const board = useBoard(directive);
  return (
    <div className="approval">
      <h1>{words.title}</h1>
      <Shown of={board}>
        {({ lines, subject }) => (
          <>
            <p className="hint">{subject}</p>
            <Meetings key={directive} directive={directive} lines={lines} />
          </>
        )}
      </Shown>
    </div>
  );
}

function Meetings({ directive, lines }: { directive: string; lines: readonly BoardLine[] }) {
  const [search, setSearch] = useSearchParams();
  const [alone, setAlone] = useState(0);
  const announce = useAnnounce();
  const run = search.get('luot');
  const reviewed = lines.filter(({ status }) => status === 'reviewed');
  return (
    <>
      {alone > 0 && <Notice tone="good" title={words.doneCount(alone)} />}
      {run && <Running run={run} lines={lines} />}
      {reviewed.length === 0 ? (
        <div className="card">
          <Empty title={words.none}>
            <p>{words.noneMore}</p>
          </Empty>
        </div>
      ) : (
        <Decide
          directive={directive}
          lines={lines}
          reviewed={reviewed}
          onRun={(started, singly) => {
            setAlone(singly);
            announce(words.running);
            setSearch(started ? { luot: started } : {}, { replace: true });
          }}
        />
      )}
      <Notices lines={lines} />
    </>
  );
}

function Decide({
  directive,
  lines,
  reviewed,
  onRun,
}: {
  readonly directive: string;
  readonly lines: readonly BoardLine[];
  readonly reviewed: readonly BoardLine[];
  readonly onRun: (run: string | undefined, alone: number) => void;
}) {
  const [meeting, setMeeting] = useState<Meeting>(noMeeting);
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    () => new Set(reviewed.map(({ cell }) => cell)),
  );
  const [strikes, setStrikes] = useState<StrikesOf>({});
  const [judged, setJudged] = useState<Judgement>();
  const [lacks, setLacks] = useState(false);
  // What is reviewed no longer leaves the selection.
  const chosen = reviewed.filter(({ cell }) => picked.has(cell));
  const all = { directive, chosen, meeting, strikes };
  const cells = chosen.map(({ cell }) => cell);
  const preview = useCommand<Judgement>(
    () => ({ path: '/api/bulk', body: { ...bulkBody(all, cells), preview: true } }),
    setJudged,
  );
  return (
    <>
      <MeetingForm meeting={meeting} onMeeting={setMeeting} />
      <Reviewed
        lines={reviewed}
        chosen={new Set(cells)}
        onChosen={setPicked}
        strikes={strikes}
        onStrikes={setStrikes}
      />
      {lacks && <Notice tone="bad" title={words.fill} />}
      <Wrong error={preview.error} />
      <div className="actions">
        <Button
          look="main"
          icon="stamp"
          busy={preview.isPending}
          onClick={() => {
            const whole = isWhole(meeting) && chosen.length > 0;
            setLacks(!whole);
            if (whole) preview.mutate();
          }}
        >
          {words.approve(chosen.length)}
        </Button>
      </div>
      {judged && (
        <Confirm
          {...all}
          judged={judged}
          lines={lines}
          onClose={() => setJudged(undefined)}
          onRun={(run, singly) => {
            setJudged(undefined);
            onRun(run, singly);
          }}
        />
      )}
    </>
  );
}
