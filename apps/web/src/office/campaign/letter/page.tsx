import { useQuery } from '@tanstack/react-query';
import { type DirectiveAnswer } from '#libs/directive';
import { useMay } from '../../../app/session.js';
import { FileLink, Notice, Shown } from '../../../shared/ui/index.js';
import { LetterPaper } from '../../letter-paper.js';
import { CampaignFrame } from '../frame.js';
import { useBoard } from '../queries.js';
import { FurtherLetters } from './further-letters.js';
import { LetterFacts } from './letter-facts.js';
import { words } from './words.js';

export function Page() {
  return <CampaignFrame>{(directive) => <LetterOf directive={directive} />}</CampaignFrame>;
}

/** The letter is a page and no JSON, so it is asked for by itself. */
const useLetter = (id: string) =>
  useQuery({
    queryKey: ['directive', id, 'letter'],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/directives/${id}/letter`, { signal });
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    },
  });

function LetterOf({ directive }: { readonly directive: DirectiveAnswer }) {
  const mayPreview = useMay('directive.issue');
  return (
    <div className="letter-page">
      <div>
        {directive.notice && <Sealed directive={directive} />}
        {mayPreview && <Preview directive={directive} />}
      </div>
      <aside>
        <LetterFacts of={directive} />
        <FurtherLetters of={directive} />
      </aside>
    </div>
  );
}

function Sealed({ directive }: { readonly directive: DirectiveAnswer }) {
  const board = useBoard(directive.directive);
  const { notice, symbol } = directive;
  return (
    <Shown of={board}>
      {({ letterSealed }) =>
        letterSealed ? (
          <p>
            <FileLink look="main" icon="file" href={`/documents/${notice}.pdf`}>
              {words.pdf(symbol ?? '')}
            </FileLink>
          </p>
        ) : (
          <Notice>{words.sealing}</Notice>
        )
      }
    </Shown>
  );
}

function Preview({ directive }: { readonly directive: DirectiveAnswer }) {
  const letter = useLetter(directive.directive);
  return (
    <>
      <p className="hint">{directive.symbol ? words.contentOnly : words.draftOnly}</p>
      <Shown of={letter}>{(html) => <LetterPaper html={html} label={words.paper} />}</Shown>
    </>
  );
}
