import { useState } from 'react';
import { type PersonLine } from '#libs/sign-in';
import { useMay } from '../../app/session.js';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Dialog, Notice, TextArea, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { officeText } from './office-text.js';
import { OnceShown } from './once-shown.js';
import { type Invited } from './queries.js';
import { words } from './words.js';

type Act = 'invite' | 'reset' | 'close';

const why: Readonly<Record<Act, string>> = {
  invite: words.inviteWhy,
  reset: words.resetWhy,
  close: words.closeWhy,
};

/** What an administrator does for one person. Every act is written down with its reason. */
export function PersonDialog({
  person,
  onClose,
}: {
  readonly person: PersonLine;
  readonly onClose: () => void;
}) {
  const mayManage = useMay('account.manage');
  const [act, setAct] = useState<Act>();
  const [invited, setInvited] = useState<Invited>();
  return (
    <Dialog title={person.name} onClose={onClose}>
      <ul>
        {person.offices
          .filter(({ held }) => held)
          .map((office) => (
            <li key={office.office}>{officeText(office)}</li>
          ))}
      </ul>
      {invited && <OnceShown invitation={invited.invitation} />}
      <OneTimeCode official={person.official} />
      {mayManage && act === undefined && (
        <div className="actions">
          {person.account?.state !== 'open' && (
            <Button onClick={() => setAct('invite')}>{words.invite}</Button>
          )}
          {person.account?.state === 'open' && (
            <>
              <Button onClick={() => setAct('reset')}>{words.reset}</Button>
              <Button look="danger" onClick={() => setAct('close')}>
                {words.close}
              </Button>
            </>
          )}
        </div>
      )}
      {act && (
        <Reasoned
          act={act}
          official={person.official}
          onDone={(answer) => {
            setAct(undefined);
            if (answer && 'invitation' in answer) setInvited(answer);
          }}
        />
      )}
    </Dialog>
  );
}

const verbs: Readonly<Record<Act, string>> = {
  invite: words.invite,
  reset: words.reset,
  close: words.close,
};

function Reasoned({
  act,
  official,
  onDone,
}: {
  readonly act: Act;
  readonly official: string;
  readonly onDone: (answer: Invited | undefined) => void;
}) {
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const send = useCommand<Invited>(
    () => ({ path: `/api/accounts/${encodeURIComponent(official)}/${act}`, body: { reason } }),
    (answer) => {
      announce(words.done);
      onDone(answer);
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <p>{why[act]}</p>
      <Wrong error={send.error} />
      <TextArea
        label={words.reason}
        hint={words.reasonHint}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="actions">
        <Button look="main" type="submit" busy={send.isPending}>
          {verbs[act]}
        </Button>
        <Button onClick={() => onDone(undefined)}>Thôi</Button>
      </div>
    </form>
  );
}

function OneTimeCode({ official }: { readonly official: string }) {
  const mayHelp = useMay('account.help');
  const [said, setSaid] = useState<string>();
  const make = useCommand<{ code: string | null; minutes: number }>(
    () => ({ path: `/api/accounts/${encodeURIComponent(official)}/code` }),
    ({ code, minutes }) => setSaid(code ? words.codeIs(code, minutes) : words.codeGone),
  );
  if (!mayHelp) return null;
  return (
    <>
      <Wrong error={make.error} />
      {said ? (
        <Notice tone="good" title={said}>
          <p>{words.codeWhy}</p>
        </Notice>
      ) : (
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {words.code}
        </Button>
      )}
    </>
  );
}
