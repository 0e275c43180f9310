import { Link, useSearchParams } from 'react-router';
import { type Registers } from '#libs/records';
import { Button, type Choice, SearchField, SelectField, Shown } from '../../shared/ui/index.js';
import { Entries } from './entries.js';
import { type Asked, type Direction, useRegisters } from './queries.js';
import { words } from './words.js';
import './registers.css';

function booksOf(registers: Registers, direction: Direction): Choice[] {
  const books =
    direction === 'out'
      ? registers.out.map(({ register, documentType, term, bodyName, last }) => ({
          value: register,
          text: words.outBook(documentType, term, bodyName, last),
        }))
      : registers.in.map(({ register, year, bodyName, last }) => ({
          value: register,
          text: words.inBook(year, bodyName, last),
        }));
  return [{ value: '', text: words.allBooks }, ...books];
}

/** Years of which the registers in know something; papers go out in the same years. */
function yearsOf(registers: Registers): Choice[] {
  const years = new Set(registers.in.map(({ year }) => `${year}`));
  return [
    { value: '', text: words.allYears },
    ...[...years]
      .toSorted()
      .toReversed()
      .map((year) => ({ value: year, text: year })),
  ];
}

function Filters({
  registers,
  asked,
  onAsk,
}: {
  readonly registers: Registers;
  readonly asked: Asked;
  readonly onAsk: (name: string, value: string) => void;
}) {
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchField
        label={words.search}
        hint={words.searchHint}
        value={asked.q}
        onSearch={(typed) => onAsk('tim', typed)}
      />
      <SelectField
        label={words.book}
        value={asked.register}
        choices={booksOf(registers, asked.direction)}
        onChange={({ target }) => onAsk('so', target.value)}
      />
      <SelectField
        label={words.year}
        value={asked.year}
        choices={yearsOf(registers)}
        onChange={({ target }) => onAsk('nam', target.value)}
      />
      <Button icon="print" onClick={() => window.print()}>
        {words.print}
      </Button>
    </form>
  );
}

function DirectionLink({
  to,
  current,
  text,
}: {
  readonly to: string;
  readonly current: boolean;
  readonly text: string;
}) {
  return (
    <Link to={to} aria-current={current ? 'page' : undefined}>
      {text}
    </Link>
  );
}

/** The registers out and in. What is looked for stands in the address. */
export function Page() {
  const registers = useRegisters();
  const [params, setParams] = useSearchParams();
  const asked: Asked = {
    direction: params.get('chieu') === 'den' ? 'in' : 'out',
    register: params.get('so') ?? '',
    year: params.get('nam') ?? '',
    q: params.get('tim') ?? '',
  };
  const onAsk = (name: string, value: string): void =>
    setParams(
      (before) => {
        if (value.trim()) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="registers">
      <h1>{words.title}</h1>
      <nav className="sub-nav" aria-label={words.parts}>
        <DirectionLink to="/so" current={asked.direction === 'out'} text={words.direction.out} />
        <DirectionLink
          to="/so?chieu=den"
          current={asked.direction === 'in'}
          text={words.direction.in}
        />
      </nav>
      <Shown of={registers}>
        {(data) => <Filters key={asked.direction} registers={data} asked={asked} onAsk={onAsk} />}
      </Shown>
      <Entries asked={asked} />
    </div>
  );
}
