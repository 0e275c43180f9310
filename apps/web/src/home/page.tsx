import './home.css';
import { Navigate, useSearchParams } from 'react-router';
import { type Tasks } from '#libs/directive';
import { useSession } from '../app/session.js';
import { momentText } from '../shared/dates.js';
import { Empty, Icon, Shown } from '../shared/ui/index.js';
import { useTasks } from './queries.js';
import { TaskCard } from './task-card.js';
import { words } from './words.js';

/** What waits for me, the oldest deadline first, and what I have done lately. */
export function Page() {
  const { name, offices } = useSession();
  const tasks = useTasks();
  // Letters and mails of before lead here with the directive in the address.
  const directive = useSearchParams()[0].get('directive');
  if (directive !== null) {
    const [own] = offices.filter(({ cell }) => cell !== null);
    const onlyCells = own && offices.every(({ cell }) => cell !== null);
    const of = encodeURIComponent(directive);
    const to = onlyCells ? `/nop/${of}/${encodeURIComponent(own.cell!)}` : `/dot/${of}`;
    return <Navigate to={to} replace />;
  }
  return (
    <div className="home">
      <h1>{words.title}</h1>
      <p className="hint">{words.greeting(name)}</p>
      <Shown of={tasks}>{(shown) => <Waiting {...shown} />}</Shown>
    </div>
  );
}

function Waiting({ tasks, done }: Tasks) {
  return (
    <>
      {tasks.length === 0 ? (
        <div className="card">
          <Empty title={words.none}>
            <p>{words.noneMore}</p>
          </Empty>
        </div>
      ) : (
        <ul className="tasks">
          {tasks.map((task, i) => (
            <TaskCard key={task.id} task={task} first={i === 0} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <section aria-labelledby="da-lam">
          <h2 id="da-lam">{words.done}</h2>
          <ul className="done">
            {done.map(({ id, at, text, cellName, receipt }) => (
              <li key={id}>
                <Icon name="check" size={18} />
                <span>
                  {text}
                  {cellName && ` · ${cellName}`}
                  {receipt && ` · ${words.receipt(receipt)}`}
                </span>
                <time dateTime={at}>{momentText(at)}</time>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
