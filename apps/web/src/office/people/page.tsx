import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type PersonLine } from '#libs/sign-in';
import { compareNames, foldKey } from '#libs/text';
import { useMay } from '../../app/session.js';
import { momentText } from '../../shared/dates.js';
import { Button, Shown, TextField } from '../../shared/ui/index.js';
import { OrganisationNav } from '../organisation/parts.js';
import { AddPerson } from './add-person.js';
import { officeText } from './office-text.js';
import { PersonDialog } from './person-dialog.js';
import { usePeople } from './queries.js';
import { words } from './words.js';

export function Page() {
  const [asked, setAsked] = useSearchParams();
  const [open, setOpen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const mayManage = useMay('account.manage');
  const wanted = foldKey(asked.get('tim') ?? '');
  return (
    <>
      <h1>{words.title}</h1>
      <OrganisationNav />
      <Shown of={usePeople()}>
        {({ people }) => {
          const shown = people
            .filter((person) => foldKey(textOf(person)).includes(wanted))
            .toSorted((a, b) => compareNames(a.name, b.name));
          const chosen = people.find(({ official }) => official === open);
          return (
            <>
              {mayManage && (
                <div className="actions">
                  <Button look="main" icon="plus" onClick={() => setAdding(true)}>
                    {words.add}
                  </Button>
                </div>
              )}
              <TextField
                label={words.search}
                type="search"
                defaultValue={asked.get('tim') ?? ''}
                onChange={({ target }) =>
                  setAsked(target.value ? { tim: target.value } : {}, { replace: true })
                }
              />
              <People people={shown} onOpen={setOpen} />
              {chosen && <PersonDialog person={chosen} onClose={() => setOpen(undefined)} />}
              {adding && <AddPerson onClose={() => setAdding(false)} />}
            </>
          );
        }}
      </Shown>
    </>
  );
}

const textOf = ({ name, offices, account }: PersonLine): string =>
  [name, account?.signInName, ...offices.map(officeText)].join(' ');

function accountText({ account, invitations }: PersonLine): string {
  if (!account) return invitations.length > 0 ? words.invited : words.none;
  if (account.state === 'closed') return words.closed;
  return [
    account.signInName,
    account.lastSignInAt ? words.last(momentText(account.lastSignInAt)) : words.never,
    account.secondFactor && words.secondFactor,
  ]
    .filter(Boolean)
    .join(' · ');
}

function People({
  people,
  onOpen,
}: {
  readonly people: readonly PersonLine[];
  readonly onOpen: (official: string) => void;
}) {
  return (
    <div className="table-scroll" role="region" aria-label={words.table} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.offices}</th>
            <th scope="col">{words.account}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.official}>
              <th scope="row">
                <Button
                  look="quiet"
                  aria-label={words.open(person.name)}
                  onClick={() => onOpen(person.official)}
                >
                  {person.name}
                </Button>
              </th>
              <td>
                {person.offices
                  .filter(({ held }) => held)
                  .map(officeText)
                  .join('; ')}
              </td>
              <td>{accountText(person)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
