import { type Board } from '#libs/directive';
import { isRefusal } from '../../../shared/api/problem.js';
import { useCommand } from '../../../shared/api/use-command.js';
import { Dialog, Notice, useAnnounce } from '../../../shared/ui/index.js';
import { ActForm } from './act-form.js';
import { words } from './words.js';

interface StillOpen {
  readonly name: string;
  readonly title: string;
}

/** Which cells keep the directive open, by name. */
function Left({ error }: { readonly error: unknown }) {
  if (!isRefusal(error, 'STILL_OPEN')) return null;
  const open = (error.problem['open'] ?? []) as readonly StillOpen[];
  return (
    <Notice tone="warn" title={words.stillOpen(Number(error.problem['count'] ?? open.length))}>
      <ul>
        {open.map(({ name, title }) => (
          <li key={name}>
            {name}: {title}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function CloseCampaign({
  board,
  onClose,
}: {
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const announce = useAnnounce();
  const { mutate, isPending, error } = useCommand<unknown>(
    () => ({ path: `/api/directives/${board.directive}/close` }),
    () => {
      announce(words.closed);
      onClose();
    },
  );
  const shown = isRefusal(error, 'STILL_OPEN') ? undefined : error;
  return (
    <Dialog title={words.closeTitle} onClose={onClose}>
      <ActForm
        consequence={words.closeWhat(board.symbol ?? '', board.lines.length)}
        verb={words.closeDo}
        busy={isPending}
        error={shown}
        onDo={() => mutate()}
      >
        <Left error={error} />
      </ActForm>
    </Dialog>
  );
}
