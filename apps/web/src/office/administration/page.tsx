import './administration.css';
import { type HealthAnswer } from '#libs/oversight';
import { momentText, numberText } from '../../shared/dates.js';
import { Icon, Notice, Shown } from '../../shared/ui/index.js';
import { Failing } from './failing.js';
import { AdministrationNav } from './parts.js';
import { useHealth } from './queries.js';
import { words } from './words.js';

/** How the installation is, in the words of an administrator. */
export function Page() {
  return (
    <div className="administration">
      <h1>{words.title}</h1>
      <AdministrationNav />
      <Shown of={useHealth()}>{(health) => <Health health={health} />}</Shown>
    </div>
  );
}

const isGood = ({ processes, readers, failing, definitions }: HealthAnswer): boolean =>
  processes.every(({ up }) => up) &&
  readers.every(({ parked }) => parked === 0) &&
  failing.length === 0 &&
  definitions.skipped.length === 0;

function Health({ health }: { readonly health: HealthAnswer }) {
  const { clock, processes, readers, failing, definitions } = health;
  return (
    <>
      <Notice
        tone={isGood(health) ? 'good' : 'warn'}
        title={isGood(health) ? words.good : words.bad}
      >
        {clock.virtual && <p>{words.sampleClock}</p>}
        {definitions.skipped.map(({ folder, why }) => (
          <p key={folder}>
            {words.skipped(folder)}: {why.join('; ')}
          </p>
        ))}
      </Notice>
      <Failing failing={failing} />
      <div className="health">
        <section className="card" aria-labelledby="tien-trinh">
          <h2 id="tien-trinh">{words.processes}</h2>
          <ul className="health-lines">
            {processes.map(({ name, up, secondsAgo }) => (
              <li key={name}>
                <Icon name={up ? 'check' : 'error'} />
                <span>
                  {name}: {up ? words.up : words.down}
                  {secondsAgo !== null && <span className="hint"> · {words.ago(secondsAgo)}</span>}
                </span>
              </li>
            ))}
          </ul>
          <h2>{words.readers}</h2>
          <p>{words.behind(readers.reduce((sum, { behind }) => sum + behind, 0))}</p>
          {readers
            .filter(({ parked }) => parked > 0)
            .map(({ reader, parked }) => (
              <p key={reader} className="wrong">
                {words.parked(parked)}
              </p>
            ))}
        </section>
        <Work health={health} />
        <Storage health={health} />
      </div>
    </>
  );
}

function Work({ health: { effects } }: { readonly health: HealthAnswer }) {
  return (
    <section className="card" aria-labelledby="thu-van-ban">
      <h2 id="thu-van-ban">{words.work}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {effects.map(({ kind, kindText, state, stateText, count }) => (
            <tr key={`${kind} ${state}`}>
              <td>{kindText}</td>
              <td>{stateText}</td>
              <td className="number">{numberText(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const megabytes = (bytes: number): string => `${numberText(Math.round(bytes / 1_048_576))} MB`;

function Storage({ health }: { readonly health: HealthAnswer }) {
  const { blocks, checkpoints, databaseBytes, freeDiskBytes, holds, definitions } = health;
  return (
    <section className="card" aria-labelledby="luu-tru">
      <h2 id="luu-tru">{words.storage}</h2>
      <dl className="facts">
        <dt>{words.database}</dt>
        <dd>{megabytes(databaseBytes)}</dd>
        {freeDiskBytes !== null && (
          <>
            <dt>{words.disk}</dt>
            <dd>{megabytes(freeDiskBytes)}</dd>
          </>
        )}
        <dt>{words.holds}</dt>
        <dd>{numberText(holds)}</dd>
        <dt>{words.lastBlock}</dt>
        <dd>
          {blocks.last
            ? words.block(blocks.last.number, momentText(blocks.last.signedAt))
            : words.noBlock}
        </dd>
        <dt>{words.unsealed}</dt>
        <dd>{numberText(blocks.unsealed)}</dd>
        {checkpoints.map(({ folder, at, readable }) => (
          <div key={folder}>
            <dt>{words.checkpoint}</dt>
            <dd>{readable ? (at ? momentText(at) : words.noCheckpoint) : words.unreadable}</dd>
          </div>
        ))}
        <dt>{words.usable}</dt>
        <dd>{numberText(definitions.usable)}</dd>
      </dl>
    </section>
  );
}
