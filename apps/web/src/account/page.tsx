import './account.css';
import { useSession } from '../app/session.js';
import { dayText } from '../shared/dates.js';
import { Passkeys } from './passkeys.js';
import { Password } from './password.js';
import { Sessions } from './sessions.js';
import { Totp } from './totp.js';
import { words } from './words.js';

export function Page() {
  const { name, signInName, offices } = useSession();
  return (
    <div className="account">
      <h1>{words.title}</h1>
      <section className="card" aria-labelledby="chuc-trach">
        <p>
          <strong>{name}</strong>
        </p>
        <p className="hint">{words.signInName(signInName)}</p>
        <h2 id="chuc-trach">{words.offices}</h2>
        <ul>
          {offices.map(({ id, title, cellName, committeeName, heldFrom, heldTo, lentByName }) => (
            <li key={id}>
              {[
                title,
                cellName ?? committeeName,
                heldFrom && words.from(dayText(heldFrom)),
                heldTo && words.to(dayText(heldTo)),
                lentByName && words.onBehalfOf(lentByName),
              ]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
      </section>
      <Sessions />
      <Password />
      <Totp />
      <Passkeys />
    </div>
  );
}
