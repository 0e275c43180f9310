import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type PersonLine } from '#libs/sign-in';
import { compareNames, foldKey } from '#libs/text';
import { momentText } from '../../shared/dates.js';
import { useMay } from '../../app/session.js';
import { Button, Dialog, Empty, SearchField, Shown } from '../../shared/ui/index.js';
import { Parts } from '../organisation/parts.js';
import { ActionForm } from './action-form.js';
import { addPerson } from './actions.js';
import { Person } from './person.js';
import { usePeople } from './queries.js';
import { standingOf } from './standing.js';
import { words } from './words.js';
import './people.css';

const officesOf = ({ offices }: PersonLine): string =>
  offices
    .filter(({ held }) => held)
    .map(({ role, cellName, lentBy }) =>
      [words.role(role), cellName, lentBy && words.lent].filter(Boolean).join(' – '),
    )
    .join('; ');

const isFound = (person: PersonLine, wanted: string): boolean =>
  foldKey(`${person.name} ${person.account?.signInName ?? ''} ${officesOf(person)}`).includes(
    foldKey(wanted),
  );

function Line({ person, onOpen }: { readonly person: PersonLine; readonly onOpen: () => void }) {
  const { name, account } = person;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{standingOf(person)}</td>
      <td>{officesOf(person) || words.none}</td>
      <td>{account?.lastSignInAt ? momentText(account.lastSignInAt) : words.never}</td>
      <td>
        <Button look="quiet" aria-label={words.open(name, officesOf(person))} onClick={onOpen}>
          {words.view}
        </Button>
      </td>
    </tr>
  );
}

function Lines({
  people,
  onOpen,
}: {
  readonly people: readonly PersonLine[];
  readonly onOpen: (official: string) => void;
}) {
  if (people.length === 0)
    return (
      <Empty title={words.empty}>
        <p>{words.emptyHelp}</p>
      </Empty>
    );
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.offices}</th>
            <th scope="col">{words.lastSeen}</th>
            <th scope="col">{words.action}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Line key={person.official} person={person} onOpen={() => onOpen(person.official)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who manages accounts puts somebody new on record. */
function AddPerson() {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  if (!useMay('account.manage')) return null;
  return (
    <>
      <div className="actions">
        <Button look="main" icon="plus" onClick={() => setOpen(true)}>
          {addPerson.title}
        </Button>
      </div>
      {open && (
        <Dialog title={addPerson.title} onClose={close}>
          <ActionForm action={addPerson} everybody={[]} onBack={close} />
        </Dialog>
      )}
    </>
  );
}

/** Everybody with account and offices. Who is looked for and who is open stand in the address. */
export function Page() {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const wanted = params.get('tim') ?? '';
  const list = usePeople();
  return (
    <div className="people">
      <h1>{words.title}</h1>
      <Parts />
      <AddPerson />
      <SearchField
        label={words.search}
        hint={words.searchHint}
        value={wanted}
        onSearch={(typed) => set('tim', typed)}
      />
      <Shown of={list}>
        {({ people }) => {
          const found = people
            .filter((person) => isFound(person, wanted))
            .toSorted((a, b) => compareNames(a.name, b.name));
          const open = people.find(({ official }) => official === params.get('nguoi'));
          return (
            <>
              <p role="status">{words.found(found.length)}</p>
              <Lines people={found} onOpen={(official) => set('nguoi', official)} />
              {open && <Person person={open} everybody={people} onClose={() => set('nguoi', '')} />}
            </>
          );
        }}
      </Shown>
    </div>
  );
}
