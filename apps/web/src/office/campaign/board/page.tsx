import { CampaignFrame } from '../frame.js';
import { useBoard } from '../queries.js';
import { Empty, ButtonLink, Shown } from '../../../shared/ui/index.js';
import { useMay } from '../../../app/session.js';
import { BoardOf } from './board-of.js';
import { words } from './words.js';

export function Page() {
  return (
    <CampaignFrame>
      {({ directive, status }) =>
        status === 'drafted' ? <StillDraft directive={directive} /> : <Loaded id={directive} />
      }
    </CampaignFrame>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const board = useBoard(id);
  return <Shown of={board}>{(read) => <BoardOf board={read} />}</Shown>;
}

function StillDraft({ directive }: { readonly directive: string }) {
  const mayDraft = useMay('directive.draft');
  return (
    <Empty title={words.draft}>
      <p>{words.draftHint}</p>
      {mayDraft && (
        <ButtonLink look="main" to={`/dot/moi/${directive}/1`}>
          {words.goOn}
        </ButtonLink>
      )}
    </Empty>
  );
}
