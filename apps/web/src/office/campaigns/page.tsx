import './campaigns.css';
import { useSearchParams } from 'react-router';
import { type ListedDirective } from '#libs/directive';
import { useMay, useSession } from '../../app/session.js';
import { Button, ButtonLink, Empty, SelectField, Shown } from '../../shared/ui/index.js';
import { CampaignCard } from './campaign-card.js';
import { useCampaigns } from './queries.js';
import { words } from './words.js';

export function Page() {
  const campaigns = useCampaigns();
  const mayDraft = useMay('directive.draft');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{words.title}</h1>
          <p className="hint">{words.lead}</p>
        </div>
        {mayDraft && (
          <ButtonLink look="main" icon="plus" to="/dot/moi">
            {words.draftNew}
          </ButtonLink>
        )}
      </div>
      <Shown of={campaigns}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={words.none}>
              <p>{words.noneHint}</p>
            </Empty>
          ) : (
            <Listed all={all} />
          )
        }
      </Shown>
    </>
  );
}

/** Where a directive opens: a draft goes on in the wizard, a cell sees its own part. */
function useAddress(): (of: ListedDirective) => string {
  const { offices } = useSession();
  const mayDraft = useMay('directive.draft');
  const cell = offices.every(({ role }) => role === 'cell') ? offices[0]?.cell : undefined;
  return ({ directive, status }) => {
    if (cell) return `/nop/${directive}/${cell}`;
    return status === 'drafted' && mayDraft ? `/dot/moi/${directive}/1` : `/dot/${directive}`;
  };
}

function Listed({ all }: { readonly all: readonly ListedDirective[] }) {
  const [params, setParams] = useSearchParams();
  const addressOf = useAddress();
  const mayDraft = useMay('directive.draft');
  const [year, state] = [params.get('nam') ?? '', params.get('trang-thai') ?? ''];
  const filter = (key: string, value: string): void =>
    setParams(
      (before) => {
        if (value === '') before.delete(key);
        else before.set(key, value);
        return before;
      },
      { replace: true },
    );
  const shown = all.filter(
    (one) => (year === '' || String(one.year) === year) && (state === '' || one.status === state),
  );
  const years = [...new Set(shown.map((one) => one.year))].toSorted((a, b) => b - a);
  return (
    <>
      <Filters all={all} year={year} state={state} onFilter={filter} />
      {shown.length === 0 && (
        <Empty title={words.noneFound}>
          <p>{words.noneFoundHint}</p>
          <Button onClick={() => setParams({}, { replace: true })}>{words.clear}</Button>
        </Empty>
      )}
      {years.map((each) => (
        <section key={each} aria-labelledby={`nam-${each}`}>
          <h2 id={`nam-${each}`}>Năm {each}</h2>
          <ul className="campaigns">
            {shown
              .filter((one) => one.year === each)
              .map((one) => (
                <CampaignCard
                  key={one.directive}
                  of={one}
                  to={addressOf(one)}
                  draft={one.status === 'drafted' && mayDraft}
                />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Filters({
  all,
  year,
  state,
  onFilter,
}: {
  readonly all: readonly ListedDirective[];
  readonly year: string;
  readonly state: string;
  readonly onFilter: (key: string, value: string) => void;
}) {
  const years = [...new Set(all.map((one) => one.year))].toSorted((a, b) => b - a);
  return (
    <div className="filters no-print">
      <SelectField
        label={words.year}
        value={year}
        onChange={({ target }) => onFilter('nam', target.value)}
        choices={[
          { value: '', text: words.allYears },
          ...years.map((each) => ({ value: String(each), text: String(each) })),
        ]}
      />
      <SelectField
        label={words.state}
        value={state}
        onChange={({ target }) => onFilter('trang-thai', target.value)}
        choices={[
          { value: '', text: words.allStates },
          ...Object.entries(words.states).map(([value, text]) => ({ value, text })),
        ]}
      />
    </div>
  );
}
