import { useQuery } from '@tanstack/react-query';
import { type HealthAnswer } from '#libs/oversight';
import { ask } from '../../shared/api/client.js';
import { exactText, momentText, numberText } from '../../shared/dates.js';
import { Icon, Notice, Shown } from '../../shared/ui/index.js';
import { Failing } from './failing.js';
import { Parts } from './parts.js';
import { words } from './words.js';

const megabytes = (bytes: number): string =>
  words.megabytes(numberText(Math.round(bytes / 1_000_000)));

function InShort({ health }: { readonly health: HealthAnswer }) {
  const down = health.processes.filter(({ up }) => !up).length;
  const { length } = health.failing;
  if (down + length + health.holds === 0)
    return (
      <Notice tone="good" title={words.wellTitle}>
        <p>{words.well}</p>
      </Notice>
    );
  return (
    <Notice tone="warn" title={words.badTitle}>
      <p>{words.bad(length, health.holds, down)}</p>
    </Notice>
  );
}

function Running({ health: { processes, readers } }: { readonly health: HealthAnswer }) {
  return (
    <>
      <h2>{words.processes}</h2>
      <ul className="signs">
        {processes.map(({ name, up, secondsAgo }) => (
          <li key={name}>
            <Icon name={up ? 'check' : 'error'} /> {name}: {up ? words.up : words.down}
            {secondsAgo !== null && `, ${words.secondsAgo(numberText(Math.round(secondsAgo)))}`}
          </li>
        ))}
      </ul>
      <h2>{words.readers}</h2>
      <ul className="signs">
        {readers.map(({ reader, running, behind, parked }, index) => (
          <li key={reader}>
            <Icon name={running && parked === 0 ? 'check' : 'warn'} />{' '}
            {words.reader(reader, index + 1)}:{' '}
            {running ? words.readerState(numberText(behind), numberText(parked)) : words.stopped}
          </li>
        ))}
      </ul>
    </>
  );
}

function Effects({ effects }: { readonly effects: HealthAnswer['effects'] }) {
  return (
    <ul className="signs">
      {effects.map(({ kind, state, kindText, stateText, count }) => (
        <li key={`${kind} ${state}`}>
          {kindText}: {stateText} ({numberText(count)})
        </li>
      ))}
    </ul>
  );
}

function Keeping({ health }: { readonly health: HealthAnswer }) {
  const { blocks, checkpoints, databaseBytes, freeDiskBytes, definitions } = health;
  return (
    <dl className="facts">
      <dt>{words.lastBlock}</dt>
      <dd>
        {blocks.last
          ? words.block(blocks.last.number, momentText(blocks.last.signedAt))
          : words.none}
      </dd>
      <dt>{words.unsealed}</dt>
      <dd>{numberText(blocks.unsealed)}</dd>
      <dt>{words.checkpoints}</dt>
      <dd>
        {checkpoints
          .map(
            ({ at, readable }) =>
              `${at ? momentText(at) : words.none} (${readable ? words.readable : words.unreadable})`,
          )
          .join('; ') || words.none}
      </dd>
      <dt>{words.database}</dt>
      <dd>{megabytes(databaseBytes)}</dd>
      <dt>{words.disk}</dt>
      <dd>{freeDiskBytes === null ? words.unknown : megabytes(freeDiskBytes)}</dd>
      <dt>{words.definitions}</dt>
      <dd>{numberText(definitions.usable)}</dd>
    </dl>
  );
}

/** How the installation is, what fails and how to try it again. */
export function Page() {
  const found = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => ask<HealthAnswer>('/api/health-overview', { signal }),
    refetchInterval: 30_000,
  });
  return (
    <div className="administration">
      <h1>{words.title}</h1>
      <Parts />
      <Shown of={found}>
        {(health) => (
          <>
            <p>{words.healthAt(exactText(health.clock.now))}</p>
            {health.clock.virtual && <p>{words.virtual}</p>}
            <InShort health={health} />
            <h2>{words.failing}</h2>
            <Failing failing={health.failing} />
            <Running health={health} />
            <h2>{words.effects}</h2>
            <Effects effects={health.effects} />
            <h2>{words.keeping}</h2>
            <Keeping health={health} />
          </>
        )}
      </Shown>
    </div>
  );
}
