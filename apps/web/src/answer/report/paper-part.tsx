import { type ReactNode } from 'react';
import { TextArea, TextField } from '../../shared/ui/index.js';
import { DayField } from '../../shared/ui/index.js';
import { dayText } from '../../shared/dates.js';
import { type Draft, type DraftStore } from './draft-store.js';
import { type Mark, markText } from './marks.js';
import { words } from './words.js';

interface Shown {
  readonly store: DraftStore;
  readonly draft: Draft;
  readonly marks: readonly Mark[];
  /** Whether what is missing is said already. */
  readonly strict: boolean;
}

function At({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div id={`muc-${name}`}>{children}</div>;
}

/** The number and the day of the cell's own paper, and a note. */
export function PaperPart({ store, draft, marks, strict }: Shown) {
  const { content, form, saving, check } = draft;
  const wrong = (key: 'number' | 'reportedOn' | 'note'): string | undefined => {
    const found = marks.find(({ column }) => column === key);
    const told = strict || (saving === 'saved' && check.savedAt !== null && content[key] !== '');
    return found && told ? markText(found) : undefined;
  };
  const { number, reportedOn } = form.paper;
  return (
    <section className="card" aria-labelledby="bao-cao-giay">
      <h2 id="bao-cao-giay">{words.paper}</h2>
      {number !== 'none' && (
        <At name="number">
          <TextField
            label={words.number}
            hint={words.numberHint}
            error={wrong('number')}
            value={content.number}
            autoComplete="off"
            onChange={({ target }) =>
              store.edit((was) => ({ ...was, number: target.value }), 'number')
            }
          />
        </At>
      )}
      {reportedOn !== 'none' && (
        <At name="reportedOn">
          <DayField
            label={words.day}
            hint={`Từ ngày ${dayText(form.days.issuedOn)} đến hôm nay.`}
            error={wrong('reportedOn')}
            value={content.reportedOn || undefined}
            onDay={(day) => store.edit((was) => ({ ...was, reportedOn: day ?? '' }), 'reportedOn')}
          />
        </At>
      )}
      <At name="note">
        <TextArea
          label={words.note}
          rows={2}
          error={wrong('note')}
          value={content.note}
          onChange={({ target }) => store.edit((was) => ({ ...was, note: target.value }), 'note')}
        />
      </At>
    </section>
  );
}
