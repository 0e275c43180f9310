import { type Contact, type PlannedWave } from '#libs/messages';
import { dayText, momentText, timeText, weekdayOf } from '../../../shared/dates.js';
import { words } from './words.js';

/** The waves of reminders that are still to come, with whom they will reach. */
export function Planned({ waves }: { readonly waves: readonly PlannedWave[] }) {
  return (
    <section className="card" aria-labelledby="sap-toi">
      <h2 id="sap-toi">{words.planned}</h2>
      {waves.length === 0 && <p>{words.noPlanned}</p>}
      <ul className="waves">
        {waves.map(({ at, on, title, cells }) => (
          <li key={`${at}/${cells[0]?.cell}`}>
            <strong>
              {timeText(at)}, {weekdayOf(on)} {dayText(on)}
            </strong>
            <details>
              <summary>{title}</summary>
              <ul>
                {cells.map(({ cell, name }) => (
                  <li key={cell}>{name}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Calls that were noted by hand. */
export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <section className="card" aria-labelledby="cuoc-goi">
      <h2 id="cuoc-goi">{words.contacts}</h2>
      {contacts.length === 0 && <p>{words.noContacts}</p>}
      <ul className="waves">
        {contacts.map(({ at, obligation, cellName, note, by }) => (
          <li key={`${obligation}/${at}`}>
            <strong>{cellName}</strong>
            <p>
              {note} <span className="hint">({words.by(by, momentText(at))})</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
