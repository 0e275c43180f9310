import './review-queue.css';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { type BoardLine } from '#libs/directive';
import { momentText } from '../../shared/dates.js';
import { Button, Dialog, Empty, IconButton, Notice, Shown } from '../../shared/ui/index.js';
import { Desk, useKeys } from '../report/desk.js';
import { useBoard } from '../report/queries.js';
import { words } from './words.js';

/** The reports that wait, one after the other, without loading a page between them. */
export function Page() {
  const { directive = '' } = useParams();
  const board = useBoard(directive);
  return (
    <div className="queue report">
      <h1>{words.title}</h1>
      <Shown of={board}>
        {({ lines, subject }) => (
          <>
            <p className="hint">{subject}</p>
            <Queue waiting={waitingOf(lines)} />
          </>
        )}
      </Shown>
    </div>
  );
}

const waitingOf = (lines: readonly BoardLine[]): BoardLine[] =>
  lines
    .filter(({ status }) => status === 'submitted')
    .toSorted((a, b) => (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''));

/** Which report is open, by the address; the first where the address names none that waits. */
function useChosen(waiting: readonly BoardLine[]) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('chi-bo');
  const found = waiting.findIndex(({ cell }) => cell === asked);
  const at = Math.max(0, found);
  const choose = (line: BoardLine | undefined): void => {
    if (line) setSearch({ 'chi-bo': line.cell }, { replace: true });
  };
  return {
    line: waiting[at],
    gone: asked !== null && found < 0 && waiting.length > 0,
    choose,
    next: waiting[at + 1],
    before: at > 0 ? waiting[at - 1] : undefined,
  };
}

function Queue({ waiting }: { readonly waiting: readonly BoardLine[] }) {
  const { line, gone, choose, next, before } = useChosen(waiting);
  const [left, setLeft] = useState<string>();
  const [help, setHelp] = useState(false);
  useKeys((key) => {
    if (key === 'j') choose(next);
    if (key === 'k') choose(before);
    if (key === '?') setHelp(true);
  });
  return (
    <>
      <div className="queue-head">
        <p>{words.count(waiting.length)}</p>
        <div className="actions">
          <IconButton
            icon="up"
            label={words.before}
            disabled={!before}
            onClick={() => choose(before)}
          />
          <IconButton
            icon="down"
            label={words.next}
            disabled={!next}
            onClick={() => choose(next)}
          />
          <Button look="quiet" icon="help" onClick={() => setHelp(true)}>
            {words.keys}
          </Button>
        </div>
      </div>
      <div role="status">
        {left && <Notice tone="good" title={left} />}
        {!left && gone && <Notice title={words.gone} />}
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      {!line && (
        <div className="card">
          <Empty title={words.none}>
            <p>{words.noneMore}</p>
          </Empty>
        </div>
      )}
      {line && (
        <div className="queue-laid">
          <nav aria-label={words.queue}>
            <ol className="queue-list">
              {waiting.map((one) => (
                <li key={one.cell}>
                  <button
                    type="button"
                    aria-current={one === line ? 'true' : undefined}
                    onClick={() => choose(one)}
                  >
                    <strong>{one.cellName}</strong>
                    <span>
                      {one.submittedAt && words.sent(momentText(one.submittedAt))}
                      {one.round > 1 && `, ${words.round(one.round)}`}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          <section aria-labelledby="dang-mo" className="queue-open">
            <h2 id="dang-mo">{line.cellName}</h2>
            <Desk
              key={line.obligation}
              line={line}
              keys
              onDone={({ done }) => {
                setLeft(words.left(line.cellName, done));
                choose(next ?? before);
              }}
            />
          </section>
        </div>
      )}
    </>
  );
}

function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title={words.keys}
      onClose={onClose}
      foot={<Button onClick={onClose}>{words.close}</Button>}
    >
      <dl className="queue-keys">
        {words.keyList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{words.keyNote}</p>
    </Dialog>
  );
}
