import { useParams } from 'react-router';
import { ButtonLink, Empty, Shown } from '../../shared/ui/index.js';
import { useDirective } from '../campaign/queries.js';
import { draftOf } from './body.js';
import { Wizard, WizardHead } from './wizard.js';
import { words } from './words.js';

export function Page() {
  const { directive, step } = useParams<'directive' | 'step'>();
  const read = useDirective(directive!);
  return (
    <>
      <WizardHead />
      <Shown of={read}>
        {(answer) =>
          answer.status === 'drafted' ? (
            <Wizard
              key={answer.directive}
              id={answer.directive}
              keptAs={`dot/${answer.directive}`}
              version={answer.version}
              draft={draftOf(answer)}
              step={Math.min(4, Math.max(1, Number(step) || 1))}
            />
          ) : (
            <Empty title={words.notDraft}>
              <ButtonLink look="main" to={`/dot/${answer.directive}`}>
                {words.toBoard}
              </ButtonLink>
            </Empty>
          )
        }
      </Shown>
    </>
  );
}
