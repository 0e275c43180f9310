import { type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../app/session.js';
import { Shown } from '../../shared/ui/index.js';
import { asTitle } from '../campaigns/campaign-card.js';
import { useCampaigns } from '../campaigns/queries.js';
import { useDirective } from '../campaign/queries.js';
import { type Draft, draftFromDefinition, draftFromEarlier, noLetter } from './body.js';
import { useDraftAbove, useFromAbove, useToday, useWorkflows } from './queries.js';
import { Wizard, WizardHead } from './wizard.js';
import { words } from './words.js';
import './new-campaign.css';

export function Page() {
  const [params] = useSearchParams();
  const [from, definition, above] = ['tu', 'quy-trinh', 'cap-tren'].map((name) => params.get(name));
  return (
    <>
      <WizardHead />
      {from && <FromEarlier id={from} />}
      {definition && <FromDefinition name={definition} />}
      {above && <FromAbove id={above} />}
      {!from && !definition && !above && <Choose />}
    </>
  );
}

const First = ({ of, draft }: { readonly of: string; readonly draft: Draft }) => (
  <Wizard keptAs={`dot-moi/${of}`} version={0} draft={draft} step={1} />
);

function FromEarlier({ id }: { readonly id: string }) {
  const earlier = useDirective(id);
  const today = useToday();
  return (
    <Shown of={earlier}>
      {(read) => (
        <Shown of={today}>{(day) => <First of={id} draft={draftFromEarlier(read, day)} />}</Shown>
      )}
    </Shown>
  );
}

function FromDefinition({ name }: { readonly name: string }) {
  const workflows = useWorkflows();
  const today = useToday();
  const { offices } = useSession();
  const committee = offices.find(({ role }) => role === 'clerk')?.committee ?? '';
  return (
    <Shown of={workflows}>
      {(read) => (
        <Shown of={today}>
          {(day) => {
            const found = read.workflows.find((one) => one.name === name);
            return found ? (
              <First of={name} draft={draftFromDefinition(found, committee, day)} />
            ) : (
              <Choose />
            );
          }}
        </Shown>
      )}
    </Shown>
  );
}

function FromAbove({ id }: { readonly id: string }) {
  const draft = useDraftAbove(id);
  const today = useToday();
  return (
    <Shown of={draft}>
      {({ body: { directive: _id, ...body } }) => (
        <Shown of={today}>
          {(day) => (
            <First
              of={id}
              draft={{ superior: noLetter, dueOn: day, ...body } as unknown as Draft}
            />
          )}
        </Shown>
      )}
    </Shown>
  );
}

function Source({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <p className="hint">{hint}</p>
      <ul className="sources">{children}</ul>
    </section>
  );
}

function Choose() {
  const campaigns = useCampaigns();
  const workflows = useWorkflows();
  const above = useFromAbove();
  const todo = (above.data ?? []).filter(({ state, withdrawn }) => state === 'to-do' && !withdrawn);
  return (
    <>
      <p>{words.fromHint}</p>
      {todo.length > 0 && (
        <Source title={words.above} hint={words.lastYearHint}>
          {todo.map(({ id, number, body, subject }) => (
            <li key={id}>
              <Link to={`/dot/moi?cap-tren=${encodeURIComponent(id)}`}>{asTitle(subject)}</Link>
              <span className="hint">{words.aboveLine(number, body)}</span>
            </li>
          ))}
        </Source>
      )}
      <Shown of={campaigns}>
        {(all) => {
          const issued = all.filter(({ symbol }) => symbol !== null).slice(0, 12);
          return issued.length === 0 ? null : (
            <Source title={words.lastYear} hint={words.lastYearHint}>
              {issued.map(({ directive, subject, symbol, year }) => (
                <li key={directive}>
                  <Link to={`/dot/moi?tu=${directive}`}>{asTitle(subject)}</Link>
                  <span className="hint">
                    Số {symbol}, năm {year}
                  </span>
                </li>
              ))}
            </Source>
          );
        }}
      </Shown>
      <Shown of={workflows}>
        {(read) => (
          <Source title={words.definition} hint={words.definitionHint}>
            {read.workflows.map(({ name, title }) => (
              <li key={name}>
                <Link to={`/dot/moi?quy-trinh=${name}`}>{title}</Link>
              </li>
            ))}
          </Source>
        )}
      </Shown>
    </>
  );
}
