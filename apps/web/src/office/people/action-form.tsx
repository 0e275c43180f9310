import { useState } from 'react';
import { type CodeAnswer, type InvitedAnswer, type PersonLine } from '#libs/sign-in';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Notice, TextField, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { type Filled, type PersonAction } from './actions.js';
import { ActionField } from './fields.js';
import { words } from './words.js';

type Answer = Partial<InvitedAnswer> & Partial<CodeAnswer>;

function LinkOnce({ link, days }: { readonly link: string; readonly days: number }) {
  const say = useAnnounce();
  return (
    <Notice tone="good">
      <p>{words.linkOnce(days)}</p>
      <TextField
        label={words.link}
        readOnly
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <Button
        look="main"
        icon="link"
        onClick={() => void navigator.clipboard?.writeText(link).then(() => say(words.copied))}
      >
        {words.copy}
      </Button>
    </Notice>
  );
}

/** What was answered; a link and a code are shown this once. */
function Answered({ answer }: { readonly answer: Answer }) {
  if (answer.invitation) return <LinkOnce {...answer.invitation} />;
  if (answer.code)
    return (
      <Notice tone="good" title={words.code}>
        <p className="one-time-code">{answer.code}</p>
        <p>{words.codeOnce(answer.minutes ?? 0)}</p>
      </Notice>
    );
  if (answer.invitation === null || answer.code === null)
    return (
      <Notice tone="warn">
        <p>{words.shownBefore}</p>
      </Notice>
    );
  return (
    <Notice tone="good">
      <p>{words.done}</p>
    </Notice>
  );
}

/** Says the consequence, asks for what is needed, and waits for the answer. */
export function ActionForm({
  action,
  everybody,
  onBack,
}: {
  readonly action: PersonAction;
  readonly everybody: readonly PersonLine[];
  readonly onBack: () => void;
}) {
  const [filled, setFilled] = useState<Filled>({});
  const command = useCommand<Answer, Filled>(action.commandOf);
  if (command.data) return <Answered answer={command.data} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        command.mutate(filled);
      }}
    >
      <Notice tone={action.danger ? 'warn' : 'info'} title={action.title}>
        <p>{action.consequence}</p>
      </Notice>
      {action.fields.map((name) => (
        <ActionField
          key={name}
          name={name}
          filled={filled}
          everybody={everybody}
          onFill={(field, value) => setFilled((before) => ({ ...before, [field]: value }))}
        />
      ))}
      <Wrong error={command.error} />
      <div className="actions">
        <Button type="submit" look={action.danger ? 'danger' : 'main'} busy={command.isPending}>
          {action.title}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </form>
  );
}
