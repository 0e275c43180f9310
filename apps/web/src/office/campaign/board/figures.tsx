import { type BoardLine } from '#libs/directive';
import { numberText } from '../../../shared/dates.js';
import { Icon } from '../../../shared/ui/index.js';
import { type Group } from './groups.js';
import { words } from './words.js';

/** The sums above the board. Pressing one filters by it; pressing it again shows all. */
export function Figures({
  lines,
  groups,
  chosen,
  onChoose,
}: {
  readonly lines: readonly BoardLine[];
  readonly groups: readonly Group[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  const counted = groups
    .map((group) => ({ group, count: lines.filter((line) => group.holds(line)).length }))
    .filter(({ group, count }) => count > 0 || group.always || group.key === chosen);
  return (
    <ul className="figures" aria-label={words.figures}>
      <li>
        <button type="button" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
          <strong>{numberText(lines.length)}</strong>
          <span>{words.all}</span>
        </button>
      </li>
      {counted.map(({ group, count }) => (
        <li key={group.key}>
          <button
            type="button"
            aria-pressed={chosen === group.key}
            onClick={() => onChoose(chosen === group.key ? '' : group.key)}
          >
            <strong>
              <span className={`figure-sign status-${group.look}`}>
                <Icon name={group.icon} size={16} />
              </span>
              {numberText(count)}
            </strong>
            <span>{group.label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
