import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../shared/api/client.js';
import { isRefusal, NoAnswer } from '../shared/api/problem.js';
import { useCommand } from '../shared/api/use-command.js';
import { momentText } from '../shared/dates.js';
import { Button, Notice, Shown, Wrong } from '../shared/ui/index.js';
import { usePasskeys } from './queries.js';
import { words } from './words.js';

async function addPasskey(): Promise<void> {
  const optionsJSON = await ask<PublicKeyCredentialCreationOptionsJSON>(
    '/api/account/passkeys/options',
    { method: 'POST', body: {} },
  );
  const response = await startRegistration({ optionsJSON });
  await ask('/api/account/passkeys', { body: { response } });
}

export function Passkeys() {
  const client = useQueryClient();
  const passkeys = usePasskeys();
  const add = useMutation({
    mutationFn: addPasskey,
    retry: false,
    onSuccess: () => client.invalidateQueries({ queryKey: ['passkeys'] }),
  });
  const remove = useCommand<void, string>((id) => ({
    path: `/api/account/passkeys/${encodeURIComponent(id)}`,
    method: 'DELETE',
  }));
  const told = isRefusal(add.error) || add.error instanceof NoAnswer;
  return (
    <section className="card" aria-labelledby="khoa">
      <h2 id="khoa">{words.passkeys}</h2>
      <p>{words.passkeysWhy}</p>
      <Wrong error={remove.error ?? (told ? add.error : undefined)} />
      {add.isError && !told && <Notice tone="warn">{words.passkeyGivenUp}</Notice>}
      <Shown of={passkeys}>
        {({ passkeys: lines }) =>
          lines.length === 0 ? (
            <p className="hint">{words.passkeysNone}</p>
          ) : (
            <ul className="account-lines">
              {lines.map(({ id, device, madeAt }) => (
                <li key={id}>
                  <span>
                    <strong>{device}</strong>
                    <span className="hint">{momentText(madeAt)}</span>
                  </span>
                  <Button
                    aria-label={words.removeOf(device)}
                    busy={remove.isPending && remove.variables === id}
                    onClick={() => remove.mutate(id)}
                  >
                    {words.remove}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {browserSupportsWebAuthn() ? (
        <Button busy={add.isPending} onClick={() => add.mutate()}>
          {words.passkeyAdd}
        </Button>
      ) : (
        <p className="hint">{words.passkeyNotHere}</p>
      )}
    </section>
  );
}
