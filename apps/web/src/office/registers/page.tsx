import './registers.css';
import { useSearchParams } from 'react-router';
import { type Registers } from '#libs/records';
import { Button, type Choice, SelectField, Shown, TextField } from '../../shared/ui/index.js';
import { Entries } from './entries.js';
import { useRegisters, type Wanted } from './queries.js';
import { words } from './words.js';

/** The registers that may be chosen, in words. */
function choicesOf({ out, in: incoming }: Registers, direction: Wanted['direction']): Choice[] {
  const shown =
    direction === 'out'
      ? out.map(({ register, bodyName, term, documentType, last }) => ({
          value: register,
          text: words.outRegister(bodyName, term, documentType, last),
        }))
      : incoming.map(({ register, bodyName, year, last }) => ({
          value: register,
          text: words.inRegister(bodyName, year, last),
        }));
  return [{ value: '', text: words.all }, ...shown];
}

export function Page() {
  const registers = useRegisters();
  const [asked, setAsked] = useSearchParams();
  const direction = asked.get('loai') === 'den' ? 'in' : 'out';
  const wanted = { direction, register: asked.get('so') ?? '', q: asked.get('tim') ?? '' } as const;
  const change = (name: string, value: string): void =>
    setAsked(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        if (name === 'loai') now.delete('so');
        return now;
      },
      { replace: true },
    );
  return (
    <div className="registers">
      <h1>{words.title}</h1>
      <div className="sub-nav no-print" role="group" aria-label={words.which}>
        <Button aria-pressed={direction === 'out'} onClick={() => change('loai', '')}>
          {words.out}
        </Button>
        <Button aria-pressed={direction === 'in'} onClick={() => change('loai', 'den')}>
          {words.in}
        </Button>
      </div>
      <div className="filters no-print">
        <Shown of={registers}>
          {(all) => (
            <SelectField
              label={words.register}
              choices={choicesOf(all, direction)}
              value={wanted.register}
              onChange={({ target }) => change('so', target.value)}
            />
          )}
        </Shown>
        <TextField
          label={words.search}
          hint={words.searchHint}
          type="search"
          defaultValue={wanted.q}
          onChange={({ target }) => change('tim', target.value.trim())}
        />
      </div>
      <Entries wanted={wanted} />
    </div>
  );
}
