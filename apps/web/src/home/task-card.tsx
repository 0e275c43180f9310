import { type Task } from '#libs/directive';
import { useSession } from '../app/session.js';
import { ButtonLink, Icon } from '../shared/ui/index.js';
import { placeOf } from './places.js';

/** One thing to do: what, until when in words, and the one button that leads there. */
export function TaskCard({ task, first }: { readonly task: Task; readonly first: boolean }) {
  const { offices } = useSession();
  const office = offices.find(({ id }) => id === task.office);
  return (
    <li className={`task ${task.overdue ? 'task-overdue' : ''}`}>
      <div className="task-words">
        <h2>{task.title}</h2>
        {task.directiveTitle && <p className="task-of">{task.directiveTitle}</p>}
        {task.detail && <p>{task.detail}</p>}
        <Due task={task} />
        {offices.length > 1 && office && (
          <p className="hint">{[office.title, office.cellName].filter(Boolean).join(', ')}</p>
        )}
      </div>
      <ButtonLink to={placeOf(task)} look={first ? 'main' : 'plain'}>
        {task.action.verb}
      </ButtonLink>
    </li>
  );
}

function Due({ task: { dueText, overdue } }: { readonly task: Task }) {
  if (!dueText) return null;
  return (
    <p className="task-due">
      <Icon name={overdue ? 'warn' : 'clock'} size={18} />
      <span>{dueText}</span>
    </p>
  );
}
