import { Link } from 'react-router';
import { Icon, type IconName } from '../../shared/ui/index.js';
import { type Draft } from './draft-store.js';
import { type Way } from './report-body.js';
import { words } from './words.js';

interface Offered {
  readonly way: Way;
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
}

const all: readonly Offered[] = [
  { way: 'khong-doi', icon: 'check', title: words.unchanged, hint: words.unchangedHint },
  { way: 'dien', icon: 'edit', title: words.type, hint: words.typeHint },
  { way: 'tep', icon: 'table', title: words.workbook, hint: words.workbookHint },
];

export const waysOf = ({ form }: Draft): readonly Offered[] =>
  all.filter(
    ({ way }) =>
      (way !== 'khong-doi' || form.kind === 'planning') &&
      (way !== 'tep' || form.tables.length > 0),
  );

/** The ways to make a report, side by side. */
export function Ways({ draft }: { readonly draft: Draft }) {
  return (
    <>
      <p>{words.how}</p>
      <ul className="ways">
        {waysOf(draft).map(({ way, icon, title, hint }) => (
          <li key={way} className="way">
            <Icon name={icon} size={28} />
            <Link className="way-title" to={`?cach=${way}`}>
              {title}
            </Link>
            <span className="hint">{hint}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
