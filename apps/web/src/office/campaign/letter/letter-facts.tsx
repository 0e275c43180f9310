import { type DirectiveAnswer } from '#libs/directive';
import { cutoffText } from '#libs/calendar';
import { dayText, momentText } from '../../../shared/dates.js';
import { words } from './words.js';

/** What the letter says of its deadline, and what it stands on. */
export function LetterFacts({ of }: { readonly of: DirectiveAnswer }) {
  const { superior, upward, ruleSet, targetTerms, reminders } = of;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.wording, of.wording],
    [words.cutoff, cutoffText(of.cutoffAt)],
    [
      words.superior,
      superior && words.superiorOf(superior.number, dayText(superior.on), superior.body),
    ],
    [words.upward, upward?.wording ?? undefined],
    [words.ruleSet, ruleSet?.title],
    [words.terms, targetTerms?.join(' và ')],
  ];
  return (
    <section className="card" aria-labelledby="can-cu">
      <h2 id="can-cu">{words.facts}</h2>
      <dl className="facts">
        {facts
          .filter(([, said]) => said !== undefined)
          .map(([label, said]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        {reminders.length > 0 && (
          <div>
            <dt>{words.reminders}</dt>
            {reminders.map(({ at, cells }) => (
              <dd key={at}>{words.reminder(momentText(at), cells)}</dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}
