import { useState } from 'react';
import { type TotpOffer } from '#libs/sign-in';
import { useSession } from '../app/session.js';
import { useCommand } from '../shared/api/use-command.js';
import { Button, Notice, TextField, Wrong } from '../shared/ui/index.js';
import { words } from './words.js';

const inGroups = (secret: string): string => secret.match(/.{1,4}/g)!.join(' ');

/** The second factor: turned on by a first code, turned off by a proof of who it is. */
export function Totp() {
  const { secondFactor } = useSession();
  const [offer, setOffer] = useState<TotpOffer>();
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useCommand<TotpOffer>(() => ({ path: '/api/account/totp' }), setOffer);
  const end = useCommand<void>(() => ({ path: '/api/account/totp', method: 'DELETE' }));
  return (
    <section className="card" aria-labelledby="ma-xac-thuc">
      <h2 id="ma-xac-thuc">{words.totp}</h2>
      <p>{words.totpWhy}</p>
      <p>{secondFactor ? words.totpOn : words.totpOff}</p>
      <Wrong error={begin.error ?? end.error} />
      {codes && (
        <Notice tone="warn" title={words.recovery}>
          <p>{words.recoveryWhy}</p>
          <ul className="account-codes">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </Notice>
      )}
      {offer && (
        <Confirm
          offer={offer}
          onDone={(recovery) => {
            setOffer(undefined);
            setCodes(recovery);
          }}
        />
      )}
      {secondFactor ? (
        <Button look="danger" busy={end.isPending} onClick={() => end.mutate()}>
          {words.totpEnd}
        </Button>
      ) : (
        !offer && (
          <Button busy={begin.isPending} onClick={() => begin.mutate()}>
            {words.totpBegin}
          </Button>
        )
      )}
    </section>
  );
}

function Confirm({
  offer: { secret, uri },
  onDone,
}: {
  readonly offer: TotpOffer;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}) {
  const [code, setCode] = useState('');
  const confirm = useCommand<{ recoveryCodes: readonly string[] }>(
    () => ({ path: '/api/account/totp/confirm', body: { code } }),
    ({ recoveryCodes }) => onDone(recoveryCodes),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p>{words.totpScan}</p>
      <p className="account-secret">{inGroups(secret)}</p>
      <p>
        <a href={uri}>{words.totpOpen}</a>
      </p>
      <Wrong error={confirm.error} />
      <TextField
        label={words.totpCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button type="submit" busy={confirm.isPending}>
        {words.totpConfirm}
      </Button>
    </form>
  );
}
