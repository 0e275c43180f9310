import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { type BoardLine } from '#libs/directive';
import { useMay } from '../../../app/session.js';
import { ask } from '../../../shared/api/client.js';
import { Button, ButtonLink, Dialog, type IconName, Shown } from '../../../shared/ui/index.js';
import {
  CallForm,
  CancelForm,
  ExtendForm,
  type FormProps,
  HoldForm,
  LateForm,
  RemindForm,
  ReopenForm,
} from './line-forms.js';
import { words } from './words.js';

interface Act {
  readonly text: string;
  readonly icon: IconName;
  readonly form: ComponentType<FormProps>;
}

interface Standing {
  readonly offered: readonly { readonly command: string }[];
}

/** What the definition lets this person do with the cell as it stands. */
const useOffered = ({ obligation }: BoardLine) =>
  useQuery({
    queryKey: ['obligation', obligation, 'offered'],
    queryFn: async ({ signal }) => {
      const { offered } = await ask<Standing>(`/api/obligations/${obligation}`, { signal });
      return offered.map(({ command }) => command);
    },
  });

function useActs(line: BoardLine): (offered: readonly string[]) => readonly Act[] {
  const mayRemind = useMay('message.remind');
  const mayDecide = useMay('obligation.decide-late');
  const waits = line.status === 'issued' || line.status === 'returned';
  return (offered) => {
    const can = (command: string): boolean => offered.includes(command);
    const all: readonly (readonly [boolean, Act])[] = [
      [mayRemind && waits, { text: words.remind, icon: 'bell', form: RemindForm }],
      [mayRemind, { text: words.call, icon: 'phone', form: CallForm }],
      [can('extend-deadline'), { text: words.extend, icon: 'clock', form: ExtendForm }],
      [can('reopen'), { text: words.reopen, icon: 'undo', form: ReopenForm }],
      [
        can('accept-late-report') && line.lateReceipts.length > 0,
        { text: words.late, icon: 'check', form: LateForm },
      ],
      [mayDecide && line.hold !== null, { text: words.hold, icon: 'pause', form: HoldForm }],
      [can('cancel-obligation'), { text: words.cancel, icon: 'close', form: CancelForm }],
    ];
    return all.filter(([offers]) => offers).map(([, act]) => act);
  };
}

/** What can be done with one cell of the board. */
export function LineActs({
  line,
  directive,
  onClose,
}: {
  readonly line: BoardLine;
  readonly directive: string;
  readonly onClose: () => void;
}) {
  const offered = useOffered(line);
  const actsOf = useActs(line);
  const [chosen, setChosen] = useState<Act>();
  const Form = chosen?.form;
  return (
    <Dialog title={chosen ? `${chosen.text}: ${line.cellName}` : line.cellName} onClose={onClose}>
      {Form ? (
        <Form line={line} onDone={onClose} onBack={() => setChosen(undefined)} />
      ) : (
        <>
          <p>{words.what}</p>
          <Shown of={offered}>
            {(commands) => (
              <ul className="choices acts">
                <li>
                  <ButtonLink icon="eye" to={`/dot/${directive}/${line.cell}`}>
                    {words.open}
                  </ButtonLink>
                </li>
                {actsOf(commands).map((act) => (
                  <li key={act.text}>
                    <Button icon={act.icon} onClick={() => setChosen(act)}>
                      {act.text}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </Shown>
        </>
      )}
    </Dialog>
  );
}
