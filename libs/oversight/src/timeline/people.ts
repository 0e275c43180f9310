import { type DataSource } from 'typeorm';
import { actorInWords } from '#libs/directive';
import { officeTitle } from './record-words.js';

/** Who acted, and on whose behalf when the office was lent. */
export interface Who {
  readonly who: string;
  readonly onBehalfOf: string | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly cell: string | null;
  readonly lender: string | null;
  readonly lenderRole: string | null;
}

const PEOPLE = `
  select o.id, o.name, o.role, c.name as cell, l.name as lender, l.role as "lenderRole"
  from app.office o left join app.cell c on c.id = o.cell left join app.office l on l.id = o.lent_by
  where o.id = any ($1)`;

/** Those behind whom no office of this committee is. */
function withoutOffice(actor: string): string {
  if (actor.startsWith('operator:')) return 'Quản trị máy chủ';
  return actorInWords(actor) ?? 'Cán bộ không thuộc đảng bộ này';
}

/** The names behind the actors of facts, within the committee of whoever asks. */
export async function peopleOf(
  dataSource: DataSource,
  actors: readonly string[],
): Promise<(actor: string) => Who> {
  const rows: Row[] = await dataSource.query(PEOPLE, [[...new Set(actors)]]);
  const known = new Map(
    rows.map(({ id, name, role, cell, lender, lenderRole }) => [
      id,
      {
        who: `${name}, ${cell ?? officeTitle(role)}`,
        onBehalfOf: lender && `${lender}, ${cell ?? officeTitle(lenderRole ?? role)}`,
      },
    ]),
  );
  return (actor) => known.get(actor) ?? { who: withoutOffice(actor), onBehalfOf: null };
}
