import { useState } from 'react';
import { type DirectiveAnswer, type UpwardReportAnswer } from '#libs/directive';
import { useMay } from '../../../app/session.js';
import { useCommand } from '../../../shared/api/use-command.js';
import { Button, Dialog, useAnnounce } from '../../../shared/ui/index.js';
import { ActForm } from '../acts/act-form.js';
import { words } from './words.js';

type Duty = NonNullable<DirectiveAnswer['upward']>;

type Kind = 'interim' | 'final' | 'supplement';

/** Which report may be due now. The server decides. */
function kindsOf({ report, interim, supplementFor }: Duty, open: number | undefined): Kind[] {
  if (report) return supplementFor.length > 0 ? ['supplement'] : [];
  const first: Kind[] = open === 0 || interim ? [] : ['interim'];
  return open === 0 || open === undefined ? [...first, 'final'] : first;
}

/** The committee’s own report to its superior. */
export function UpwardReport({
  id,
  duty,
  open,
}: {
  readonly id: string;
  readonly duty: Duty;
  /** How many cells are not done; undefined where the table does not say. */
  readonly open: number | undefined;
}) {
  const may = useMay('directive.report-upward');
  const [kind, setKind] = useState<Kind>();
  const papers = [duty.interim, duty.report, ...duty.supplements].flatMap((one) => one ?? []);
  return (
    <section className="card" aria-labelledby="bao-cao-cap-tren">
      <h2 id="bao-cao-cap-tren">{words.upward}</h2>
      {duty.wording && <p>{words.upwardDue(duty.wording)}</p>}
      <ul>
        {papers.map(({ notice, symbol }) => (
          <li key={notice}>
            <a href={`/documents/${notice}.pdf`} target="_blank" rel="noreferrer">
              {words.paper(symbol)}
            </a>
          </li>
        ))}
      </ul>
      {duty.supplementFor.length > 0 && <p>{words.supplementFor(duty.supplementFor.length)}</p>}
      {may &&
        kindsOf(duty, open).map((each) => (
          <Button key={each} icon="stamp" onClick={() => setKind(each)}>
            {words[each]}
          </Button>
        ))}
      {kind && <Reporting id={id} kind={kind} onClose={() => setKind(undefined)} />}
    </section>
  );
}

function Reporting({
  id,
  kind,
  onClose,
}: {
  readonly id: string;
  readonly kind: Kind;
  readonly onClose: () => void;
}) {
  const announce = useAnnounce();
  const { mutate, isPending, error } = useCommand<UpwardReportAnswer>(
    () => ({
      path: `/api/directives/${id}/upward-report`,
      body: { interim: kind === 'interim', supplement: kind === 'supplement' },
    }),
    ({ symbol }) => {
      announce(words.reported(symbol));
      onClose();
    },
  );
  return (
    <Dialog title={words[kind]} onClose={onClose}>
      <ActForm
        consequence={words.reportWhat}
        verb={words.reportDo}
        busy={isPending}
        error={error}
        onDo={() => mutate()}
      />
    </Dialog>
  );
}
