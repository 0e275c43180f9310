import './new-campaign.css';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type DraftAnswer } from '#libs/directive';
import { useCommand } from '../../shared/api/use-command.js';
import { Button, Icon, Notice, useAnnounce } from '../../shared/ui/index.js';
import { useCampaigns } from '../campaigns/queries.js';
import { asSent, type Draft, freeId } from './body.js';
import { LetterAside } from './letter-aside.js';
import { useKept, useTyping } from './kept.js';
import { usePreview } from './queries.js';
import { StepContent } from './step-content.js';
import { StepDeadline } from './step-deadline.js';
import { StepRecipients } from './step-recipients.js';
import { StepSending } from './step-sending.js';
import { type StepProps } from './step.js';
import { WithdrawDraft } from './withdraw-draft.js';
import { words } from './words.js';
import { Missing, wrongFields } from './wrong-fields.js';

interface WizardProps {
  /** Undefined until it is first saved. */
  readonly id?: string | undefined;
  /** Where what is typed is kept. */
  readonly keptAs: string;
  readonly version: number;
  readonly draft: Draft;
  readonly step: number;
}

export function Wizard(props: WizardProps) {
  const kept = useKept(props.keptAs);
  if (kept.data === undefined) return null;
  return <Steps {...props} kept={kept.data} />;
}

const forms = [StepContent, StepDeadline, StepRecipients, StepSending] as const;

function useSaving({ id }: WizardProps, draft: Draft, then: (id: string) => void) {
  const campaigns = useCampaigns();
  const taken = (campaigns.data ?? []).map(({ directive }) => directive);
  return useCommand<DraftAnswer, Draft>(
    () =>
      id === undefined
        ? { path: '/api/directives', body: { directive: freeId(draft, taken), ...asSent(draft) } }
        : { path: `/api/directives/${id}`, method: 'PUT', body: asSent(draft) },
    ({ directive }) => then(directive),
  );
}

function Steps(props: WizardProps & { readonly kept: Parameters<typeof useTyping>[2] }) {
  const { id, step, keptAs, version } = props;
  const typing = useTyping(keptAs, { version, draft: props.draft }, props.kept);
  const { draft, change, dirty, markSaved, restored } = typing;
  const preview = usePreview(draft);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [target, setTarget] = useState(step);
  const saving = useSaving(props, draft, (directive) => {
    markSaved(draft);
    announce(words.saved);
    if (target !== step || id === undefined)
      void navigate(`/dot/moi/${directive}/${target}`, { replace: id === undefined });
  });
  const goTo = (to: number): void => {
    setTarget(to);
    if (id !== undefined && !dirty) void navigate(`/dot/moi/${id}/${to}`);
    else saving.mutate(draft);
  };
  const wrong = wrongFields(draft, preview.error, saving.error);
  const Form = forms[step - 1] ?? StepContent;
  const given: StepProps = { id, draft, change, wrong, preview: preview.data, dirty };
  return (
    <>
      <StepNav id={id} step={step} onGo={goTo} />
      {restored && dirty && <Notice>{words.restored}</Notice>}
      <div className="wizard">
        <div className="wizard-form">
          <h2>{words.step[step - 1]}</h2>
          <Form {...given} />
          <Missing wrong={wrong} previewed={preview.error} saved={saving.error} />
          {dirty && <p className="hint">{words.unsaved}</p>}
          <StepActions id={id} step={step} busy={saving.isPending} onGo={goTo} />
        </div>
        <LetterAside html={preview.data?.letter} />
      </div>
    </>
  );
}

interface Going {
  readonly id: string | undefined;
  readonly step: number;
  readonly onGo: (step: number) => void;
}

/** Saves where one stays, or on the way to another step. */
function StepActions({ id, step, busy, onGo }: Going & { readonly busy: boolean }) {
  return (
    <div className="actions">
      {step > 1 && (
        <Button icon="back" onClick={() => onGo(step - 1)}>
          {words.previous}
        </Button>
      )}
      <Button busy={busy} onClick={() => onGo(step)}>
        {words.save}
      </Button>
      {step < 4 && (
        <Button look="main" icon="next" busy={busy} onClick={() => onGo(step + 1)}>
          {words.next}
        </Button>
      )}
      {id && <WithdrawDraft id={id} />}
    </div>
  );
}

function StepNav({ id, step, onGo }: Going) {
  const face = (n: number, text: string): ReactNode => (
    <>
      <span className="step-number">{n}</span> <span>{text}</span>
    </>
  );
  return (
    <nav className="steps" aria-label={words.steps}>
      <ol>
        {words.step.map((text, i) => (
          <li key={text}>
            {id === undefined && i > 0 ? (
              <span className="step">{face(i + 1, text)}</span>
            ) : (
              <button
                type="button"
                className="step"
                aria-current={step === i + 1 ? 'step' : undefined}
                onClick={() => onGo(i + 1)}
              >
                {face(i + 1, text)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function WizardHead() {
  return (
    <>
      <Link to="/dot" className="back-link">
        <Icon name="back" size={16} /> {words.back}
      </Link>
      <h1>{words.title}</h1>
    </>
  );
}
