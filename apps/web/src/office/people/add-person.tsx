import { useState } from 'react';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Dialog, SelectField, TextArea, TextField, Wrong } from '../../shared/ui/index.js';
import { OnceShown } from './once-shown.js';
import { type Invited, useCells } from './queries.js';
import { words } from './words.js';

const roles = Object.entries(words.roles).map(([value, text]) => ({ value, text }));

/** Puts a person on record with an office, and shows the link that they are sent. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const cells = useCells();
  const [typed, setTyped] = useState({ name: '', email: '', role: 'cell', cell: '', reason: '' });
  const [invited, setInvited] = useState<Invited>();
  const type = (more: Partial<typeof typed>): void => setTyped({ ...typed, ...more });
  const cell = typed.cell || cells.data?.[0]?.cell;
  const add = useCommand<Invited>(
    () => ({
      path: '/api/accounts',
      body: {
        name: typed.name,
        reason: typed.reason,
        ...(typed.email ? { email: typed.email } : {}),
        office: typed.role === 'cell' ? { role: 'cell', cell } : { role: typed.role },
      },
    }),
    setInvited,
  );
  return (
    <Dialog title={words.add} onClose={onClose}>
      {invited ? (
        <OnceShown invitation={invited.invitation} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <Wrong error={add.error} />
          <TextField
            label={words.addName}
            required
            value={typed.name}
            onChange={({ target }) => type({ name: target.value })}
          />
          <TextField
            label={words.addEmail}
            type="email"
            value={typed.email}
            onChange={({ target }) => type({ email: target.value })}
          />
          <SelectField
            label={words.addRole}
            choices={roles}
            value={typed.role}
            onChange={({ target }) => type({ role: target.value })}
          />
          {typed.role === 'cell' && (
            <SelectField
              label={words.addCell}
              choices={(cells.data ?? []).map((each) => ({ value: each.cell, text: each.name }))}
              value={cell}
              onChange={({ target }) => type({ cell: target.value })}
            />
          )}
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            required
            value={typed.reason}
            onChange={({ target }) => type({ reason: target.value })}
          />
          <Button look="main" type="submit" busy={add.isPending}>
            {words.addSend}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
