import { useState } from 'react';
import { useCommand } from '../shared/api/use-command.js';
import { Button, TextField, useAnnounce, Wrong } from '../shared/ui/index.js';
import { words } from './words.js';

const EMPTY = { current: '', password: '' };

export function Password() {
  const announce = useAnnounce();
  const [typed, setTyped] = useState(EMPTY);
  const change = useCommand<void>(
    () => ({ path: '/api/account/password', method: 'PUT', body: typed }),
    () => {
      setTyped(EMPTY);
      announce(words.changed);
    },
  );
  return (
    <section className="card" aria-labelledby="mat-khau">
      <h2 id="mat-khau">{words.password}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Wrong error={change.error} />
        <TextField
          label={words.current}
          type="password"
          autoComplete="current-password"
          required
          value={typed.current}
          onChange={({ target }) => setTyped({ ...typed, current: target.value })}
        />
        <TextField
          label={words.next}
          hint={words.nextHint}
          type="password"
          autoComplete="new-password"
          required
          value={typed.password}
          onChange={({ target }) => setTyped({ ...typed, password: target.value })}
        />
        <p className="hint">{words.changeNote}</p>
        <Button type="submit" busy={change.isPending}>
          {words.change}
        </Button>
      </form>
    </section>
  );
}
