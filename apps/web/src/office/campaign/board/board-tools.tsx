import { type ReactNode, useState } from 'react';
import { type Board } from '#libs/directive';
import { useMay } from '../../../app/session.js';
import { Button, FileLink, Icon, SelectField, SearchField } from '../../../shared/ui/index.js';
import { AddCell } from '../acts/add-cell.js';
import { CloseCampaign } from '../acts/close-campaign.js';
import { type BoardView } from './view.js';
import { words } from './words.js';

/** What is looked for and how it is sorted, and what is done with the directive as a whole. */
export function BoardTools({
  board,
  view,
  onChange,
  children,
}: {
  readonly children?: ReactNode;
  readonly board: Board;
  readonly view: BoardView;
  readonly onChange: (part: Partial<BoardView>) => void;
}) {
  return (
    <div className="board-tools no-print">
      <SearchField
        label={words.search}
        value={view.search}
        onSearch={(search) => onChange({ search })}
      />
      <SelectField
        label={words.sort}
        value={view.sort}
        choices={Object.entries(words.sorts).map(([value, text]) => ({ value, text }))}
        onChange={({ target }) => onChange({ sort: target.value })}
      />
      {children}
      <WholeActs board={board} />
    </div>
  );
}

function WholeActs({ board }: { readonly board: Board }) {
  const [open, setOpen] = useState<'add' | 'close'>();
  const running = board.status === 'issued';
  const mayAdd = useMay('obligation.add') && running;
  const mayClose = useMay('directive.close') && running;
  const end = (): void => setOpen(undefined);
  return (
    <details className="board-acts">
      <summary className="button button-plain">
        <Icon name="down" />
        <span>{words.whole}</span>
      </summary>
      <div className="board-menu">
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <FileLink icon="table" href={`/bang?directive=${board.directive}`}>
          {words.publicBoard}
        </FileLink>
        {mayAdd && (
          <Button icon="plus" onClick={() => setOpen('add')}>
            {words.add}
          </Button>
        )}
        {mayClose && (
          <Button icon="lock" onClick={() => setOpen('close')}>
            {words.close}
          </Button>
        )}
      </div>
      {open === 'add' && <AddCell board={board} onClose={end} />}
      {open === 'close' && <CloseCampaign board={board} onClose={end} />}
    </details>
  );
}
