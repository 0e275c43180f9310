import { withField } from './content.js';
import { type Draft, type DraftStore } from './draft-store.js';
import { FormCell } from './form-cell.js';
import { type Mark, ofColumn } from './marks.js';

/** The single questions of a form, before its tables. */
export function FieldsPart({
  store,
  draft,
  marks,
}: {
  readonly store: DraftStore;
  readonly draft: Draft;
  readonly marks: readonly Mark[];
}) {
  const { form, content } = draft;
  if (form.fields.length === 0) return null;
  return (
    <section className="card" aria-labelledby="thong-tin-chung">
      <h2 id="thong-tin-chung">Thông tin chung</h2>
      {form.fields.map((column) => (
        <div key={column.key} id={`muc-${column.key}`}>
          <FormCell
            column={column}
            value={content.fields?.[column.key]}
            marks={ofColumn(marks, column.key)}
            onValue={(value) =>
              store.edit((was) => withField(was, column.key, value), `fields/${column.key}`)
            }
          />
        </div>
      ))}
    </section>
  );
}
