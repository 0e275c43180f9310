import { useState } from 'react';
import { type PersonLine } from '#libs/sign-in';
import { useMay } from '../../app/session.js';
import { momentText } from '../../shared/dates.js';
import { Button, Dialog } from '../../shared/ui/index.js';
import { ActionForm } from './action-form.js';
import {
  accountActions,
  codeAction,
  officeActions,
  type PersonAction,
  tokenAction,
} from './actions.js';
import { standingOf } from './standing.js';
import { words } from './words.js';

function Facts({ person }: { readonly person: PersonLine }) {
  const { account, offices, invitations, tokens } = person;
  const live = tokens.filter(({ state }) => state === 'live');
  return (
    <dl className="facts">
      <dt>{words.account}</dt>
      <dd>
        {account && `${account.signInName}, `}
        {standingOf(person)}
      </dd>
      <dt>{words.lastSeen}</dt>
      <dd>{account?.lastSignInAt ? momentText(account.lastSignInAt) : words.never}</dd>
      <dt>{words.offices}</dt>
      <dd>
        {offices
          .filter(({ held }) => held)
          .map(({ role, cellName }) => [words.role(role), cellName].filter(Boolean).join(' – '))
          .join('; ') || words.none}
      </dd>
      <dt>{words.invited}</dt>
      <dd>
        {invitations.map(({ endsAt }) => words.until(momentText(endsAt))).join('; ') || words.none}
      </dd>
      <dt>{words.tokens}</dt>
      <dd>{live.map(({ token }) => words.token(token)).join('; ') || words.none}</dd>
    </dl>
  );
}

function useActions(person: PersonLine): PersonAction[] {
  const manages = useMay('account.manage');
  const helps = useMay('account.help');
  const code = helps && person.account?.state === 'open' ? [codeAction(person)] : [];
  if (!manages) return code;
  return [
    ...accountActions(person),
    ...code,
    ...person.offices.filter(({ held }) => held).flatMap(officeActions),
    ...person.tokens.filter(({ state }) => state === 'live').map(({ token }) => tokenAction(token)),
  ];
}

/** One person: what is on record, and what can be done now. */
export function Person({
  person,
  everybody,
  onClose,
}: {
  readonly person: PersonLine;
  readonly everybody: readonly PersonLine[];
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<PersonAction>();
  const actions = useActions(person);
  return (
    <Dialog title={person.name} wide onClose={onClose}>
      <Facts person={person} />
      {chosen ? (
        <ActionForm action={chosen} everybody={everybody} onBack={() => setChosen(undefined)} />
      ) : (
        <div className="actions">
          {actions.map((action) => (
            <Button key={action.title} onClick={() => setChosen(action)}>
              {action.title}
            </Button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
