import { useId, useState } from 'react';
import { type ReportView } from '#libs/directive';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Dialog, SelectField, TextArea, Wrong } from '../../shared/ui/index.js';
import { focusFirst } from './act-dialog.js';
import { actWords } from './act-words.js';
import { placeText } from './cells.js';
import { pathOf } from './queries.js';
import { type Place } from './sheet.js';
import { words } from './words.js';

/** A remark on the report, or on a row or one column of a row. */
export function RemarkDialog({
  report,
  place,
  onClose,
}: {
  readonly report: ReportView;
  readonly place: Place | null;
  readonly onClose: () => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [column, setColumn] = useState('');
  const columns = report.tables.find(({ key }) => key === place?.table)?.columns ?? [];
  const command = useCommand<unknown>(
    () => ({
      path: `${pathOf(report.obligation)}/comments`,
      body: { text: text.trim(), anchor: place && { ...place, column: column || null } },
    }),
    onClose,
  );
  return (
    <Dialog
      title={words.remarkOn(place ? placeText(report.tables, place) : words.whole.toLowerCase())}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            type="submit"
            form={id}
            look="main"
            disabled={text.trim().length < 2}
            busy={command.isPending}
          >
            {actWords.send}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate();
        }}
      >
        <TextArea
          ref={focusFirst}
          label={actWords.text}
          hint={actWords.textHint}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {columns.length > 0 && (
          <SelectField
            label={actWords.column}
            value={column}
            onChange={({ target }) => setColumn(target.value)}
            choices={[
              { value: '', text: actWords.wholeRow },
              ...columns.map(({ key, title }) => ({ value: key, text: title })),
            ]}
          />
        )}
      </form>
      <Wrong error={command.error} />
    </Dialog>
  );
}
